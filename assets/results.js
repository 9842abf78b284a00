// The page of the search: all hits for the words in the address, to be narrowed by kind, role, tier and law. The question
// stays in the address, so that it can be shared and comes back with the back button.
(function () {
  "use strict";
  var STEP = 20;
  var UNDER = 3;
  var search = window.fudaoSearch;
  if (!search) return;
  var form = search.form;
  var input = form.elements.q;
  var words = form.dataset;
  var element = search.element;
  var filters = form.querySelector(".filters");
  var clear = form.querySelector(".clear");
  var results = document.querySelector(".search-results");
  var found = results.querySelector(".found");
  var notes = results.querySelector(".search-notes");
  var list = results.querySelector(".hits");
  var more = results.querySelector(".more");
  var standings = results.querySelectorAll("[data-units]");
  var start = document.querySelector(".search-start");
  var title = document.title;
  var names = ["kind", "role", "tier", "law"];
  var asked = 0;

  function choices() {
    return names.filter(function (name) { return form.elements[name].value; });
  }

  // Every choice as it stands in the page; the lists show those that lead to something.
  var all = {};
  names.forEach(function (name) {
    all[name] = Array.prototype.slice.call(form.elements[name].options);
    all[name].forEach(function (option) { option.dataset.name = option.textContent; });
  });

  function offer(facets) {
    names.forEach(function (name) {
      var select = form.elements[name];
      var chosen = select.value;
      var counts = {};
      facets[name].forEach(function (facet) { counts[facet.value] = facet.count; });
      var options = all[name].filter(function (option) { return !option.value || counts[option.value] || option.value === chosen; });
      options.forEach(function (option) {
        if (option.value) option.textContent = filters.dataset.facet.replace("{name}", option.dataset.name).replace("{n}", counts[option.value] || 0);
      });
      select.replaceChildren.apply(select, options);
      select.value = chosen;
      select.parentElement.hidden = options.length < 2;
    });
    clear.hidden = !choices().length;
  }

  // The words and choices in the address of this page, and of the same page in other languages.
  function remember(query) {
    var parameters = new URLSearchParams();
    if (query) parameters.set("q", query);
    choices().forEach(function (name) { parameters.set(name, form.elements[name].value); });
    var tail = String(parameters) ? "?" + parameters : "";
    try { history.replaceState(null, "", location.pathname + tail); } catch (refused) { /* some browsers refuse on file:// */ }
    document.querySelectorAll(".languages a").forEach(function (link) { link.search = tail; });
    document.title = query ? query + " · " + title : title;
  }

  function recall() {
    var parameters = new URLSearchParams(location.search);
    input.value = parameters.get("q") || "";
    names.forEach(function (name) {
      var value = parameters.get(name);
      if (all[name].some(function (option) { return option.value === value; })) form.elements[name].value = value;
    });
  }

  function standing(hit) {
    return Array.prototype.filter.call(standings, function (badge) {
      return hit.provisions.length && badge.dataset.units.split(" ").some(function (unit) {
        return hit.id === unit || hit.id.indexOf(unit + "/") === 0;
      });
    });
  }

  function under(rows) {
    var made = element("ul", "under");
    rows.forEach(function (row) {
      var link = element("a", "", row.title[search.lang]);
      link.href = search.href(row);
      var line = element("li", "", element("span", "hit-kind", search.kind(row)));
      line.append(" ", link);
      made.append(line);
    });
    return made;
  }

  function hit(row) {
    var made = element("li", "hit");
    var kind = element("p", "hit-kind", search.kind(row));
    standing(row).forEach(function (badge) { kind.append(" ", badge.cloneNode(true)); });
    var link = element("a", "", search.heading(row));
    link.href = search.href(row);
    made.append(kind, element("h2", "", link), element("p", "", search.snippet(row.snippet, "snippet")));
    if (row.under.length) made.append(under(row.under.slice(0, UNDER)));
    if (row.under.length > UNDER) {
      var rest = element("details");
      rest.append(element("summary", "", list.dataset.rest.replace("{n}", row.under.length - UNDER)), under(row.under.slice(UNDER)));
      made.append(rest);
    }
    return made;
  }

  function show(answer, from) {
    found.textContent = answer.total ? words.found.replace("{n}", answer.total) : words.nothing;
    notes.replaceChildren.apply(notes, answer.notes.map(function (note) { return element("li", "", note); }));
    if (!from) list.replaceChildren();
    list.append.apply(list, answer.hits.slice(from).map(hit));
    more.hidden = answer.hits.length >= answer.total;
    start.hidden = answer.total > 0;
    filters.hidden = !answer.total && !choices().length;
    offer(answer.facets);
    if (from && list.children[from]) list.children[from].querySelector("a").focus();
  }

  function idle() {
    results.hidden = true;
    filters.hidden = true;
    start.hidden = false;
  }

  // `from` hits are shown already; the answer brings those after them.
  function ask(from) {
    var query = input.value.trim();
    var turn = asked += 1;
    remember(query);
    if (!query) return idle();
    var options = { lang: search.lang, limit: from + STEP };
    choices().forEach(function (name) { options[name] = form.elements[name].value; });
    results.hidden = false;
    var slow = setTimeout(function () { if (turn === asked) found.textContent = words.loading; }, 150);
    fudaoLoad.answer(query, options).then(
      function (answer) { clearTimeout(slow); if (turn === asked) show(answer, from); },
      function () {
        clearTimeout(slow);
        if (turn !== asked) return;
        found.textContent = words.failed;
        list.replaceChildren();
        notes.replaceChildren();
        more.hidden = true;
        start.hidden = false;
      }
    );
  }

  function anew() { ask(0); }

  document.querySelectorAll(".examples").forEach(function (examples) {
    examples.hidden = false;
    examples.addEventListener("click", function (event) {
      var button = event.target.closest("button");
      if (!button) return;
      input.value = button.textContent;
      anew();
      input.focus();
    });
  });
  clear.addEventListener("click", function () {
    names.forEach(function (name) { form.elements[name].value = ""; });
    anew();
    input.focus();
  });
  more.addEventListener("click", function () { ask(list.children.length); });
  filters.addEventListener("change", anew);
  form.addEventListener("submit", function (event) { event.preventDefault(); anew(); });
  search.whenTyped(anew);
  recall();
  anew();
}());
