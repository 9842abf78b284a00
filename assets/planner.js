// Plans a training: hours against the mandate, paper, spreadsheet, calendar. The plan lives in the address; nothing is sent.
(function () {
  'use strict';
  var form = document.querySelector('.planner');
  if (!form) return;
  var live = form.querySelector('.planner-live');
  var list = form.querySelector('.plan');
  var sum = form.querySelector('.planner-sum');
  var words = form.dataset;
  var facts = ['course', 'organizer', 'place', 'lecturer'];
  var field = function (name) { return form.elements[name]; };
  var all = function (selector, of) { return Array.prototype.slice.call((of || document).querySelectorAll(selector)); };
  var BREAK = 10, LUNCH = 12 * 60, AFTER = 13 * 60, LATEST = 17 * 60 + 30, MORNING = '09:00';
  var modules = {};
  var plan = [];
  var loading = false;

  all('label[data-module]', form).forEach(function (label) {
    modules[label.dataset.module] = {
      id: label.dataset.module, label: label, box: label.querySelector('input'), minutes: Number(label.dataset.minutes),
      mandates: label.dataset.mandates.split(' '), title: label.querySelector('a').textContent,
      rows: document.querySelector('.agenda-sheet tbody[data-module="' + label.dataset.module + '"]')
    };
  });

  function two(n) { return (n < 10 ? '0' : '') + n; }
  function clock(minutes) { return two(Math.floor(minutes / 60) % 24) + ':' + two(minutes % 60); }
  function minutesOf(time) { var part = time.split(':'); return Number(part[0]) * 60 + Number(part[1]); }
  function day(date) { return date.getFullYear() + '-' + two(date.getMonth() + 1) + '-' + two(date.getDate()); }
  function nextDay(text) {
    var date = new Date(text + 'T12:00');
    do { date.setDate(date.getDate() + 1); } while (date.getDay() % 6 === 0);
    return day(date);
  }
  function hours(minutes) { return String(Math.round(minutes / 60 * 100) / 100); }
  function mandate() { return form.querySelector('input[name=mandate]:checked'); }
  function names() { return field('names').value.split('\n').map(function (name) { return name.trim(); }).filter(Boolean); }
  function total() { return plan.reduce(function (n, entry) { return n + modules[entry.id].minutes; }, 0); }

  // After the entry before: a short break, no lunch hour, and on to the next working day when it gets late.
  function after(before, minutes) {
    if (!before) return { date: field('date').value, time: field('time').value };
    var start = minutesOf(before.time) + modules[before.id].minutes + BREAK;
    if (start < AFTER && start + minutes > LUNCH + 30) start = AFTER;
    if (start + minutes > LATEST) return { date: nextDay(before.date), time: MORNING };
    return { date: before.date, time: clock(start) };
  }

  function place(entry, before) {
    var at = after(before, modules[entry.id].minutes);
    entry.date = at.date;
    entry.time = at.time;
  }

  function add(id) {
    if (!modules[id] || plan.some(function (entry) { return entry.id === id; })) return;
    var entry = { id: id };
    place(entry, plan[plan.length - 1]);
    plan.push(entry);
  }

  function chain() { plan.forEach(function (entry, n) { place(entry, plan[n - 1]); }); }

  function take(programme) {
    field('mandate').value = programme.dataset.mandate;
    plan = [];
    programme.dataset.modules.split(' ').forEach(add);
    if (!field('course').value) field('course').value = programme.querySelector('a').textContent;
    draw();
  }

  function clashes(n) {
    var entry = plan[n], start = minutesOf(entry.time), end = start + modules[entry.id].minutes;
    return plan.some(function (other, m) {
      var from = minutesOf(other.time);
      return m !== n && other.date === entry.date && from < end && start < from + modules[other.id].minutes;
    });
  }

  function element(name, text, className) {
    var made = document.createElement(name);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  function input(type, value, label, change) {
    var made = element('input');
    made.type = type;
    made.value = value;
    made.required = true;
    made.setAttribute('aria-label', label);
    made.addEventListener('change', function () { if (made.value) { change(made.value); draw(); } });
    return made;
  }

  function mover(n, by, sign, label) {
    var made = element('button', sign);
    made.type = 'button';
    made.setAttribute('aria-label', label + ' ' + modules[plan[n].id].title);
    made.disabled = !plan[n + by];
    made.addEventListener('click', function () {
      plan.splice(n + by, 0, plan.splice(n, 1)[0]);
      chain();
      draw();
    });
    return made;
  }

  function drawPlan() {
    var columns = words.columns.split('|');
    list.textContent = '';
    plan.forEach(function (entry, n) {
      var module = modules[entry.id];
      var item = element('li');
      item.append(element('b', module.title), input('date', entry.date, columns[1] + ' ' + module.title, function (value) { entry.date = value; }),
        input('time', entry.time, columns[2] + ' ' + module.title, function (value) { entry.time = value; }),
        element('span', '–' + clock(minutesOf(entry.time) + module.minutes)), mover(n, -1, '↑', words.up), mover(n, 1, '↓', words.down));
      if (clashes(n)) item.append(element('span', words.clash, 'clash'));
      list.append(item);
    });
  }

  function drawSum() {
    var least = Number(mandate().dataset.hours), lack = least * 60 - total();
    sum.textContent = plan.length === 0 ? words.none : words.sum.replace('{hours}', hours(total())).replace('{least}', least) + ' · ' +
      (lack > 0 ? words.short.replace('{n}', hours(lack)) : words.enough);
  }

  function drawModules() {
    var others = field('others').checked;
    Object.keys(modules).forEach(function (id) {
      var module = modules[id];
      module.box.checked = plan.some(function (entry) { return entry.id === id; });
      module.label.hidden = !others && !module.box.checked && module.mandates.indexOf(mandate().value) < 0;
    });
  }

  // The plan as an address. Names are other people's: they go in only when asked for.
  function remember() {
    var query = new URLSearchParams();
    query.set('for', mandate().value);
    plan.forEach(function (entry) { query.append('m', entry.id + '@' + entry.date + 'T' + entry.time); });
    facts.forEach(function (name) { if (field(name).value) query.set(name, field(name).value); });
    if (field('keep').checked) query.set('names', names().join('\n'));
    try { history.replaceState(null, '', '#' + query); } catch (refused) { location.hash = query; }
    all('.languages a').forEach(function (link) { link.hash = '#' + query; });
  }

  function recall() {
    var hash = location.hash.slice(1);
    var programme = hash.indexOf('programme-') === 0 && document.getElementById(hash);
    if (programme) return take(programme);
    var query = new URLSearchParams(hash);
    var known = all('input[name=mandate]', form).filter(function (one) { return one.value === query.get('for'); });
    if (known.length) known[0].checked = true;
    plan = [];
    query.getAll('m').forEach(function (text) {
      var part = /^([^@]+)@(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
      if (!part || !modules[part[1]]) return;
      add(part[1]);
      plan[plan.length - 1].date = part[2];
      plan[plan.length - 1].time = part[3] + ':' + part[4];
    });
    facts.forEach(function (name) { if (query.get(name)) field(name).value = query.get(name); });
    if (query.get('names')) { field('names').value = query.get('names'); field('keep').checked = true; }
    draw();
  }

  function draw() {
    drawModules();
    drawPlan();
    drawSum();
    paper.draw(plan);
    if (!loading) remember();
  }

  form.addEventListener('click', function (event) {
    var button = event.target.closest('button');
    if (!button) return;
    if (button.dataset.do === 'take') take(button.closest('li'));
    if (button.dataset.save === 'csv') paper.csv(plan);
    if (button.dataset.save === 'ics') paper.ics(plan);
    if (!button.dataset.print) return;
    document.documentElement.dataset.print = button.dataset.print;
    window.print();
  });
  window.addEventListener('afterprint', function () { delete document.documentElement.dataset.print; });
  form.addEventListener('change', function (event) {
    var on = event.target;
    if (on.name === 'module' && on.checked) add(on.value);
    if (on.name === 'module' && !on.checked) plan = plan.filter(function (entry) { return entry.id !== on.value; });
    if ((on.name === 'date' || on.name === 'time') && field('date').value && field('time').value) chain();
    if (on.name) draw();
  });
  form.addEventListener('submit', function (event) { event.preventDefault(); });
  window.addEventListener('hashchange', recall);

  var paper = window.fudaoPaper({
    modules: modules, words: words, facts: facts, field: field, names: names, mandate: mandate,
    all: all, element: element, clock: clock, minutesOf: minutesOf, day: day, hours: hours
  });
  form.classList.add('live');
  live.hidden = false;
  form.querySelector('.planner-others').hidden = false;
  all('[data-do="take"]', form).forEach(function (button) { button.hidden = false; });
  field('date').value = day(new Date());
  field('time').value = MORNING;
  loading = !location.hash;
  recall();
  loading = false;
}());
