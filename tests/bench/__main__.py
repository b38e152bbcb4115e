"""`make bench`: every measurement, one table each."""

from tests.bench import answering

if __name__ == "__main__":
    answering.main()
