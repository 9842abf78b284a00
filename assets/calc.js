// The form of a calculator. Without script, and where the engine cannot be loaded, the tables of the page stand alone.
(function () {
  'use strict';
  var form = document.querySelector('form.calc');
  var answerPart = document.querySelector('[data-part="answer"]');
  if (!form || !answerPart) return;
  var box = answerPart.querySelector('.answer');

  // The one place that knows where the engine comes from: a function that promises it, or nothing where there is none.
  function loader() {
    return window.fudaoLoad ? fudaoLoad.engine : null;
  }

  function element(name, className, text) {
    var made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function fields() {
    return Array.prototype.filter.call(form.elements, function (field) { return field.name; });
  }

  function given() {
    var inputs = {};
    // Half a character, which some keyboards leave behind, is no text: it becomes the sign for what is unknown.
    var whole = function (text) { return new TextDecoder().decode(new TextEncoder().encode(text)); };
    fields().forEach(function (field) { if (field.value.trim()) inputs[field.name] = whole(field.value); });
    return inputs;
  }

  function sources(line) {
    var cites = element('p', 'cites');
    line.provisions.forEach(function (cited, n) {
      if (n) cites.append(form.dataset.listMark);
      var link = element('a', '', cited.citation);
      link.href = form.dataset.root + cited.url;
      cites.append(link, ' ', element('span', 'badge ' + cited.state, cited.status));
    });
    line.works.forEach(function (work) { cites.append(' ', work); });
    return cites;
  }

  function working(reading) {
    var details = element('details', 'working');
    var list = element('dl', 'facts formulas');
    details.append(element('summary', '', form.dataset.working));
    reading.lines.forEach(function (line) {
      var row = element('div');
      var how = element('dd');
      if (line.formula) how.append(element('p', 'formula', line.formula));
      if (line.working) how.append(element('p', 'formula', line.working));
      how.append(sources(line));
      row.append(element('dt', '', line.label + form.dataset.colon + line.text), how);
      list.append(row);
    });
    details.append(list);
    return details;
  }

  function card(reading) {
    var article = element('article', 'card reading');
    if (reading.label) article.append(element('h3', '', reading.label), element('p', 'muted', reading.why));
    var results = element('dl', 'results-of');
    reading.lines.filter(function (line) { return line.result; }).forEach(function (line) {
      var row = element('div', line.holds || '');
      row.append(element('dt', '', line.label), element('dd', '', line.text));
      results.append(row);
    });
    article.append(results, working(reading));
    return article;
  }

  function show(answer) {
    box.textContent = '';
    fields().forEach(function (field) {
      var wrong = answer.problems.some(function (problem) { return problem.input === field.name; });
      if (wrong) field.setAttribute('aria-invalid', 'true'); else field.removeAttribute('aria-invalid');
    });
    if (answer.problems.length) {
      var problems = element('ul', 'problems');
      answer.problems.forEach(function (problem) { problems.append(element('li', '', problem.message)); });
      box.append(problems);
    }
    if (answer.readings.length > 1 && answer.agree) box.append(element('p', 'muted', form.dataset.agree));
    var cards = element('div', 'cards');
    answer.readings.forEach(function (reading) { cards.append(card(reading)); });
    box.append(cards);
    answerPart.hidden = false;
  }

  function failed() {
    box.textContent = '';
    box.append(element('p', 'muted', form.dataset.failed));
    answerPart.hidden = false;
  }

  // What was given lives in the address, so that a result can be shared.
  function remember(inputs) {
    var query = String(new URLSearchParams(inputs));
    try { history.replaceState(null, '', location.pathname + (query ? '?' + query : '') + location.hash); } catch (refused) { /* some browsers refuse on file:// */ }
  }

  function compute(load) {
    var inputs = given();
    remember(inputs);
    return load().then(function (engine) {
      show(JSON.parse(engine.calc(form.dataset.rules, form.dataset.rule, JSON.stringify(inputs), document.documentElement.lang)));
    }).catch(failed);
  }

  var load = loader();
  if (!load) return;
  var asked = new URLSearchParams(location.search);
  var known = false;
  fields().forEach(function (field) {
    if (!asked.has(field.name)) return;
    known = true;
    field.value = asked.get(field.name);
  });
  document.querySelector('[data-part="form"]').hidden = false;
  form.addEventListener('submit', function (event) { event.preventDefault(); compute(load); });
  if (known) compute(load);
}());
