// The search box of every page: suggestions while one types, by keyboard, mouse or screen reader. The engine is loaded when
// the box is first focused. Without script the box is a form that leads to the page of the results.
var fudaoSearch = (function () {
  "use strict";
  var form = document.querySelector("form[role=search]");
  var site = new URL("../", document.currentScript.src);
  var lang = document.documentElement.lang;
  if (!form) return null;
  var words = form.dataset;
  var input = form.elements.q;

  function element(name, className, content) {
    var made = document.createElement(name);
    if (className) made.className = className;
    if (content) made.append(content);
    return made;
  }

  // A snippet is HTML that holds nothing but text, four escapes and marks. It is taken apart, not handed to the parser.
  var signs = { "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&amp;": "&" };
  function snippet(html, className) {
    var made = element("span", className);
    html.split(/<mark>(.*?)<\/mark>/s).forEach(function (piece, at) {
      var text = piece.replace(/&(?:lt|gt|quot|amp);/g, function (sign) { return signs[sign]; });
      if (text) made.append(at % 2 ? element("mark", "", text) : text);
    });
    return made;
  }

  function href(hit) { return new URL(hit.url[lang], site).href; }

  function kind(hit) {
    return words["kind" + hit.kind.charAt(0).toUpperCase() + hit.kind.slice(1)] || hit.kind;
  }

  // A provision goes by its citation, with the title behind it; everything else by its title.
  function heading(hit) {
    var made = document.createDocumentFragment();
    var citation = hit.citation[lang];
    made.append(element("b", "", citation || hit.title[lang]));
    if (citation && hit.title[lang]) made.append(" ", element("span", "hit-title", hit.title[lang]));
    return made;
  }

  // Read out after a pause, so that nobody hears a number for every letter.
  var live = element("p", "visually-hidden");
  live.setAttribute("role", "status");
  document.body.append(live);
  var speaking;
  function say(text) {
    clearTimeout(speaking);
    speaking = setTimeout(function () { live.textContent = text; }, 400);
  }

  // Calls `ask` when the words have changed, and never while an input method is composing them.
  var composing = false;
  function whenTyped(ask) {
    var waiting;
    function soon() {
      clearTimeout(waiting);
      waiting = setTimeout(ask, 30);
    }
    input.addEventListener("compositionstart", function () { composing = true; });
    input.addEventListener("compositionend", function () { composing = false; soon(); });
    input.addEventListener("input", function (event) { if (!composing && !event.isComposing) soon(); });
  }

  // Typing a Chinese word takes Enter, Escape and arrows too; those belong to the input method.
  function composes(event) { return event.isComposing || event.keyCode === 229; }

  function types(at) { return at.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(at.tagName); }

  document.addEventListener("keydown", function (event) {
    if (event.defaultPrevented || composes(event)) return;
    var slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey;
    var k = event.key.toLowerCase() === "k" && (event.ctrlKey !== event.metaKey) && !event.altKey && !event.shiftKey;
    if (!slash && !k || types(event.target) && !(k && event.target === input)) return;
    event.preventDefault();
    input.focus();
    input.select();
  });

  input.addEventListener("focus", function () { fudaoLoad.search().catch(function () {}); });

  // ---- the popup ----
  var SHOWN = 7;
  var UNDER = 2;

  function box() {
    var popup = element("div", "suggestions");
    var note = element("p", "search-note");
    var list = element("div", "options");
    var active = -1;
    popup.hidden = true;
    list.id = "suggestions";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", words.suggestions);
    popup.append(note, list);
    form.append(popup);
    var roles = { role: "combobox", "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list", "aria-haspopup": "listbox" };
    Object.keys(roles).forEach(function (name) { input.setAttribute(name, roles[name]); });

    function isOpen() { return !popup.hidden; }

    function activate(at) {
      var options = list.children;
      if (options[active]) options[active].setAttribute("aria-selected", "false");
      active = at;
      if (!options[at]) return input.removeAttribute("aria-activedescendant");
      options[at].setAttribute("aria-selected", "true");
      options[at].scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", options[at].id);
    }

    function close() {
      popup.hidden = true;
      input.setAttribute("aria-expanded", "false");
      activate(-1);
      list.replaceChildren();
      say("");
    }

    function open(text, options) {
      activate(-1);
      note.textContent = text;
      note.hidden = !text;
      list.replaceChildren.apply(list, options);
      list.hidden = !options.length;
      popup.hidden = false;
      popup.scrollTop = 0;
      input.setAttribute("aria-expanded", String(options.length > 0));
    }

    function option(address, at) {
      var made = element("a");
      made.id = "suggestion-" + at;
      made.href = address;
      made.tabIndex = -1;
      made.setAttribute("role", "option");
      made.setAttribute("aria-selected", "false");
      return made;
    }

    function suggestion(hit, at) {
      var made = option(href(hit), at);
      made.append(element("span", "hit-kind", kind(hit)), " ", heading(hit), snippet(hit.snippet, "snippet"));
      hit.under.slice(0, UNDER).forEach(function (under) {
        made.append(element("span", "under", kind(under) + " · " + under.title[lang]));
      });
      return made;
    }

    function show(query, answer) {
      var options = answer.hits.map(suggestion);
      var said = answer.notes.join(" ");
      if (!options.length) {
        said = [words.nothing, said].join(" ");
        open(said, []);
        return say(said);
      }
      var all = option(form.action + "?" + new URLSearchParams({ q: query }), options.length);
      all.className = "all";
      all.append(words.all.replace("{n}", answer.total));
      open(said, options.concat(all));
      say(words.offered.replace("{n}", answer.total) + " " + said);
    }

    function ask() {
      var query = input.value.trim();
      var here = function () { return document.activeElement === input && input.value.trim() === query; };
      if (!query) return close();
      var slow = setTimeout(function () { if (here()) { open(words.loading, []); say(words.loading); } }, 150);
      fudaoLoad.answer(query, { lang: lang, limit: SHOWN }).then(
        function (answer) { clearTimeout(slow); if (here()) show(query, answer); },
        function () { clearTimeout(slow); if (here()) { open(words.failed, []); say(words.failed); } }
      );
    }

    function go(event, at) {
      var click = new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey: event.ctrlKey, metaKey: event.metaKey, shiftKey: event.shiftKey });
      list.children[at].dispatchEvent(click);
    }

    // What a key does, or false where the field itself shall have it.
    function key(event) {
      var count = list.children.length;
      switch (event.key) {
        case "ArrowDown": return count ? (activate((active + 1) % count), true) : (ask(), true);
        case "ArrowUp": return count > 0 && (activate((active < 1 ? count : active) - 1), true);
        case "Home": return active >= 0 && (activate(0), true);
        case "End": return active >= 0 && (activate(count - 1), true);
        case "Enter": return active >= 0 && (go(event, active), true);
        case "Escape":
          if (isOpen()) return close(), true;
          input.value = "";
          return true;
        default: return false;
      }
    }

    input.addEventListener("keydown", function (event) {
      if (!composes(event) && key(event)) event.preventDefault();
    });
    input.addEventListener("focus", function () { if (!composing) ask(); });
    input.addEventListener("blur", close);
    // A click into the popup must not take the focus away, which would close it first.
    popup.addEventListener("mousedown", function (event) { event.preventDefault(); });
    whenTyped(ask);
  }

  if (form.classList.contains("search-box")) box();
  return { form: form, lang: lang, element: element, snippet: snippet, href: href, kind: kind, heading: heading, say: say, whenTyped: whenTyped };
}());
