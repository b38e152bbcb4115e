"""A window of the chat page as its user sees it: typing, reading, choosing. It never waits by sleeping."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.async_api import ConsoleMessage, Locator, Page

WIDTHS = (390, 1280)
# How far the text and its background are apart, for every piece of text that is shown: WCAG's contrast.
CONTRASTS = """() => {
  const parse = (text) => {
    const [r, g, b, a = 1] = text.match(/[\\d.]+/g).map(Number);
    return [r, g, b, a];
  };
  const over = ([r, g, b, a], [R, G, B]) => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a), 1];
  const ground = (node) => {
    const layers = [];
    for (let one = node; one; one = one.parentElement) {
      const colour = parse(getComputedStyle(one).backgroundColor);
      layers.push(colour);
      if (colour[3] === 1) break;
    }
    return layers.reverse().reduce((below, one) => over(one, below), [255, 255, 255, 1]);
  };
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((one) => one / 255).map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const node = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || !node.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    if (node.closest(":disabled, .spoiler:not(.shown)")) continue;
    const style = getComputedStyle(node);
    const below = ground(node);
    const [one, other] = [light(over(parse(style.color), below)), light(below)];
    const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    const large = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && style.fontWeight >= 700);
    if (ratio < (large ? 3 : 4.5)) found.push(`${node.className || node.tagName}: ${walk.currentNode.data.trim().slice(0, 30)} ${ratio.toFixed(2)}`);
  }
  return found;
}"""
# Elements that reach beyond the window's right edge, although nothing lets one scroll there.
OVERFLOWS = """() => [...document.querySelectorAll('#main, #main *, dialog *, .popup, .popup *')].filter((one) => {
  if (!one.checkVisibility() || one.closest('pre') || one.id === 'keys') return false;
  const at = one.getBoundingClientRect();
  const cut = one.parentElement.closest('bdi, .above, .place, #top, .select, .field');
  return at.width > 0 && !cut && (at.right > innerWidth + 1 || at.left < -1);
}).map((one) => one.className || one.id || one.tagName)"""


class Window:
    """One open page; `errors` are the errors and warnings of its console."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.errors: list[str] = []
        page.on("console", self._note)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.set_default_timeout(10_000)

    async def goto(self, address: str) -> None:
        """Open the page and wait until it has read what there is."""
        await self.page.goto(address)
        await self.page.wait_for_selector("body[data-ready]")

    @property
    def box(self) -> Locator:
        """The message box."""
        return self.page.locator("#write")

    @property
    def messages(self) -> Locator:
        """The messages that are shown, oldest first."""
        return self.page.locator("#log article")

    @property
    def last(self) -> Locator:
        """The newest message."""
        return self.messages.last

    @property
    def options(self) -> Locator:
        """The options of the list above the message box."""
        return self.page.locator("#options [role=option]")

    def message(self, text: str) -> Locator:
        """The messages that hold this text."""
        return self.messages.filter(has_text=text)

    def button(self, label: str, *, below: Locator | None = None) -> Locator:
        """The last button of that label, in a message if one is given."""
        return (below or self.page).get_by_role("button", name=label, exact=True).last

    async def opens_places(self) -> None:
        """Open the drawer with the channels where the window is small."""
        menu = self.page.locator("#menu")
        if await menu.is_visible() and await menu.get_attribute("aria-expanded") == "false":
            await menu.click()

    async def enters(self, name: str) -> None:
        """Go to a channel, or to the direct messages with the bot by its name."""
        await self.opens_places()
        await self.page.locator("#guilds .place", has_text=name).click()
        await self.page.locator("#title", has_text=name).wait_for()

    async def speaks(self, language: str) -> None:
        """Choose the client's language."""
        await self.opens_places()
        await self.page.locator("#language").select_option(language)
        await self._close_places()

    async def becomes(self, role: str, *, name: str) -> None:
        """Choose a role, and wait until one is that person."""
        await self.opens_places()
        await self.page.locator("#role").select_option(role)
        await self.page.locator("#who", has_text=name).wait_for(state="attached")

    async def types(self, text: str) -> None:
        """Type into what has the focus."""
        await self.page.keyboard.type(text)

    async def presses(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            await self.page.keyboard.press(key)

    async def sends(self, text: str) -> None:
        """Type into the message box and press Enter."""
        await self.box.click()
        await self.types(text)
        await self.presses("Enter")

    async def focused(self) -> str:
        """What has the focus, by its accessible name as far as attributes tell it, else its text or id."""
        told: str = await self.page.evaluate(
            "() => { const one = document.activeElement;"
            " return one.getAttribute('aria-label') || one.textContent.trim() || one.id || one.tagName; }"
        )
        return told

    async def tabs_to(self, wanted: str, *, key: str = "Tab", most: int = 80) -> None:
        """Press Tab until the focus is on what has that name; fails if it never comes there."""
        seen = []
        for _ in range(most):
            await self.presses(key)
            seen.append(await self.focused())
            if seen[-1] == wanted:
                return
        raise AssertionError(f"the focus never came to {wanted!r}: {seen}")

    async def contrasts(self) -> list[str]:
        """The texts that are too pale for WCAG AA."""
        found: list[str] = await self.page.evaluate(CONTRASTS)
        return found

    async def overflows(self) -> list[str]:
        """What sticks out of the window to its sides, the page's own scrolling included."""
        found: list[str] = await self.page.evaluate(OVERFLOWS)
        wide: bool = await self.page.evaluate(
            "() => [document.documentElement, document.querySelector('#scroll')]"
            ".some((one) => one.scrollWidth > one.clientWidth)"
        )
        return [*found, *(["the page scrolls sideways"] if wide else [])]

    async def _close_places(self) -> None:
        menu = self.page.locator("#menu")
        if await menu.get_attribute("aria-expanded") == "true":
            await self.presses("Escape")

    def _note(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.errors.append(message.text)
