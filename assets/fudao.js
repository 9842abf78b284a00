// What the pages gain from a script: the controls that copy a citation, a switch of language that keeps the place, and lists
// of the navigation that close by themselves. Classic script, so that file:// works.
(function () {
  "use strict";
  var live = document.createElement("div");
  live.className = "visually-hidden";
  live.setAttribute("aria-live", "polite");
  document.body.append(live);

  // Where the clipboard is refused (file:// in some browsers), by way of a text field that is selected.
  function copyBySelection(text) {
    var field = document.createElement("textarea");
    var focused = document.activeElement;
    field.className = "visually-hidden";
    field.value = text;
    field.readOnly = true;
    document.body.append(field);
    field.select();
    var done = document.execCommand("copy");
    field.remove();
    if (focused) focused.focus({ preventScroll: true });
    return done;
  }

  function copy(text) {
    var bySelection = function () {
      if (!copyBySelection(text)) throw new Error("The clipboard is refused.");
    };
    if (!navigator.clipboard) return Promise.resolve().then(bySelection);
    return navigator.clipboard.writeText(text).catch(bySelection);
  }

  // Emptied first, so that the same words are read out again.
  function announce(words) {
    live.textContent = "";
    setTimeout(function () { live.textContent = words; }, 50);
  }

  function show(button) {
    announce(button.dataset.done + " " + button.dataset.citation);
    button.classList.add("done");
    setTimeout(function () { button.classList.remove("done"); }, 2000);
  }

  document.querySelectorAll(".copy").forEach(function (button) { button.hidden = false; });
  document.addEventListener("click", function (event) {
    var button = event.target.closest(".copy");
    if (!button) return;
    copy(button.dataset.citation).then(
      function () { show(button); },
      function () { announce(button.dataset.citation); }
    );
  });

  // Anchors are the same in every language.
  document.querySelectorAll(".languages a").forEach(function (link) {
    link.addEventListener("click", function () { link.hash = location.hash; });
  });

  function close(but) {
    document.querySelectorAll(".main-nav details[open]").forEach(function (list) { if (list !== but) list.open = false; });
  }
  document.addEventListener("click", function (event) { close(event.target.closest(".main-nav details")); });
  document.addEventListener("keydown", function (event) {
    var list = event.key === "Escape" && document.querySelector(".main-nav details[open]");
    if (!list) return;
    list.open = false;
    list.querySelector("summary").focus();
  });
})();
