// What a page looks like from inside, as one value; evaluated on every page of the tour.
(() => {
  const wide = document.documentElement.clientWidth;
  const name = (element) => [element.localName, ...element.classList].join(".") + (element.id ? "#" + element.id : "");
  // A table may scroll inside its own frame; what is in there does not count.
  const isFramed = (element) => {
    for (let above = element.parentElement; above && above !== document.body; above = above.parentElement) {
      if (getComputedStyle(above).overflowX !== "visible") return true;
    }
    return false;
  };
  const sticksOut = (element) => element.getBoundingClientRect().right > wide + 1 && !isFramed(element);
  const scrolls = document.scrollingElement.scrollWidth > wide;
  const isSeen = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const main = document.querySelector("main");
  return {
    title: document.title,
    language: document.documentElement.lang,
    mains: document.querySelectorAll("main").length,
    headings: document.querySelectorAll("h1").length,
    letters: main ? main.innerText.trim().length : 0,
    // A button that sends its form somewhere needs no script.
    controls: [...document.querySelectorAll("button, [role=button]")].filter((at) => isSeen(at) && !at.matches("form[action] [type=submit]")).map(name),
    width: wide,
    scrolls_sideways: scrolls,
    sticking_out: scrolls ? [...document.body.querySelectorAll("*")].filter(sticksOut).slice(-3).map(name) : [],
  };
})()
