"""`make bench`: every measurement, one table each."""

from tests.bench import answering, starting

if __name__ == "__main__":
    answering.main()
    starting.main()
