// What a plan comes to: agenda, sign-in sheet and certificates on paper, a spreadsheet, a calendar. The planner calls it.
window.fudaoPaper = function (planner) {
  'use strict';
  var modules = planner.modules, words = planner.words, facts = planner.facts, field = planner.field, names = planner.names;
  var all = planner.all, element = planner.element, clock = planner.clock, minutesOf = planner.minutesOf, day = planner.day, hours = planner.hours;
  var plan;

  function days() {
    var found = [];
    plan.forEach(function (entry) { if (found.indexOf(entry.date) < 0) found.push(entry.date); });
    return found.sort();
  }

  function drawSheets() {
    var said = facts.map(function (name) { return field(name).value.trim(); }).filter(Boolean).concat(days().join(', ')).join(' · ');
    all('.sheet-facts').forEach(function (line) { line.textContent = said; });
    var table = document.querySelector('.agenda-sheet table');
    Object.keys(modules).forEach(function (id) { modules[id].rows.hidden = true; });
    plan.forEach(function (entry) {
      var module = modules[entry.id], start = minutesOf(entry.time);
      module.rows.hidden = false;
      module.rows.querySelector('.module-row th').textContent = entry.date + ' ' + entry.time + ' ' + module.title;
      all('[data-start]', module.rows).forEach(function (row) { row.querySelector('.time').textContent = clock(start + Number(row.dataset.start)); });
      table.append(module.rows);
    });
    drawSignIn();
    drawCertificates();
  }

  function row(cells, name) {
    var made = element('tr');
    cells.forEach(function (text) {
      var cell = element(name, text);
      if (name === 'th') cell.scope = 'col';
      made.append(cell);
    });
    return made;
  }

  // One table for each day, with room to sign for each of its modules.
  function drawSignIn() {
    var sheet = document.querySelector('.sign-in-sheet'), people = names();
    while (people.length < 20 && !names().length) people.push('');
    all('table', sheet).forEach(function (table) { table.remove(); });
    (days().length ? days() : ['']).forEach(function (date) {
      var entries = plan.filter(function (entry) { return entry.date === date; });
      var table = element('table'), head = element('thead'), body = element('tbody');
      table.append(element('caption', date), head, body);
      head.append(row(['#', words.columns.split('|')[0]].concat(entries.map(function (entry) { return entry.time + ' ' + modules[entry.id].title; })), 'th'));
      people.forEach(function (name, n) { body.append(row([String(n + 1), name].concat(entries.map(function () { return ''; })), 'td')); });
      sheet.append(table);
    });
  }

  function drawCertificates() {
    var sheet = document.querySelector('.certificate-sheet'), model = sheet.firstElementChild, chosen = planner.mandate().dataset;
    while (model.nextElementSibling) model.nextElementSibling.remove();
    var people = names();
    (people.length ? people : ['']).forEach(function (name, n) {
      var paper = n ? model.cloneNode(true) : model;
      var set = function (part, text) { paper.querySelector('.certificate-' + part).textContent = text; };
      set('name', name || '＿＿＿＿＿＿＿＿＿＿');
      set('course', field('course').value || '＿＿＿＿＿＿＿＿＿＿');
      set('hours', words.hours.replace('{n}', hours(plan.reduce(function (n, entry) { return n + modules[entry.id].minutes; }, 0))));
      set('basis', words.basis.replace('{provision}', chosen.provision));
      paper.querySelector('ul').replaceChildren.apply(paper.querySelector('ul'), plan.map(function (entry) {
        return element('li', entry.date + ' ' + modules[entry.id].title);
      }));
      if (n) sheet.append(paper);
    });
  }

  function save(name, type, text) {
    var link = element('a');
    link.href = URL.createObjectURL(new Blob([text], { type: type }));
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 1000);
  }

  // A spreadsheet takes a cell that begins with one of these signs for a formula.
  function cell(text) { return '"' + (/^[=+\-@\t]/.test(text) ? "'" : '') + text.replace(/"/g, '""') + '"'; }

  function csv() {
    var people = names(), rows = [words.columns.split('|')];
    (people.length ? people : ['']).forEach(function (name) {
      plan.forEach(function (entry) { rows.push([name, entry.date, entry.time, hours(modules[entry.id].minutes), modules[entry.id].title]); });
    });
    return '\ufeff' + rows.map(function (one) { return one.map(cell).join(','); }).join('\r\n') + '\r\n';
  }

  // RFC 5545: lines of at most 75 bytes, and no character torn.
  function fold(line) {
    var out = '', bytes = 0;
    Array.from(line).forEach(function (sign) {
      var size = new TextEncoder().encode(sign).length;
      if (bytes + size > 74) { out += '\r\n '; bytes = 1; }
      out += sign;
      bytes += size;
    });
    return out;
  }

  function ics() {
    var safe = function (text) { return text.replace(/[\\;,]/g, '\\$&').replace(/\n/g, '\\n'); };
    var stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
    var lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//fudao//training planner//', 'CALSCALE:GREGORIAN'];
    plan.forEach(function (entry) {
      var module = modules[entry.id], start = minutesOf(entry.time), end = start + module.minutes;
      var local = function (date, minutes) { return date.replace(/-/g, '') + 'T' + clock(minutes).replace(':', '') + '00'; };
      var last = end >= 1440 ? day(new Date(new Date(entry.date + 'T12:00').getTime() + 864e5)) : entry.date;
      var steps = all('[data-start]', module.rows).map(function (step) { return step.cells[0].textContent + ' ' + step.cells[1].textContent; });
      var about = field('course').value;
      lines.push('BEGIN:VEVENT', 'UID:' + entry.id + '-' + entry.date + '-' + entry.time.replace(':', '') + '@fudao', 'DTSTAMP:' + stamp,
        'DTSTART:' + local(entry.date, start), 'DTEND:' + local(last, end), 'SUMMARY:' + safe((about ? about + ' · ' : '') + module.title),
        'DESCRIPTION:' + safe(steps.join('\n')));
      if (field('place').value) lines.push('LOCATION:' + safe(field('place').value));
      lines.push('END:VEVENT');
    });
    return lines.concat('END:VCALENDAR', '').map(fold).join('\r\n');
  }

  return {
    draw: function (now) { plan = now; drawSheets(); },
    csv: function (now) { plan = now; save('training.csv', 'text/csv', csv()); },
    ics: function (now) { plan = now; save('training.ics', 'text/calendar', ics()); }
  };
};
