// Filters of the duty matrix. Without script the whole table stands there.
(function () {
  'use strict';
  var form = document.querySelector('.filters');
  var table = document.querySelector('.duties-by-role');
  if (!form || !table) return;
  var names = ['role', 'tier', 'force', 'law'];
  var shown = form.querySelector('.shown');

  function chosen() {
    var choice = {};
    names.forEach(function (name) { choice[name] = form.elements[name].value; });
    return choice;
  }

  // An item is shown when it fits every choice, a row when it shows one. A duty of several roles counts once.
  function apply() {
    var choice = chosen();
    var seen = Object.create(null);
    table.querySelectorAll('tbody tr').forEach(function (row) {
      var inRow = 0;
      row.querySelectorAll('td').forEach(function (cell) {
        cell.querySelectorAll('li').forEach(function (item) {
          var fits = (!choice.role || row.dataset.role === choice.role) && (!choice.tier || cell.dataset.tier === choice.tier) &&
            (!choice.force || item.dataset.force === choice.force) && (!choice.law || item.dataset.law === choice.law);
          item.hidden = !fits;
          if (!fits) return;
          inRow += 1;
          seen[item.querySelector('a').href] = true;
        });
      });
      row.hidden = inRow === 0;
    });
    shown.textContent = form.dataset.shown.replace('{n}', Object.keys(seen).length);
  }

  // The choice lives in the address, so that a filtered table can be shared.
  function remember() {
    var query = new URLSearchParams();
    names.forEach(function (name) { if (form.elements[name].value) query.set(name, form.elements[name].value); });
    try { history.replaceState(null, '', location.pathname + (String(query) ? '?' + query : '') + location.hash); } catch (refused) { /* some browsers refuse on file:// */ }
  }

  var asked = new URLSearchParams(location.search);
  names.forEach(function (name) {
    var value = asked.get(name);
    var options = Array.prototype.map.call(form.elements[name].options, function (option) { return option.value; });
    if (value && options.indexOf(value) >= 0) form.elements[name].value = value;
  });
  form.hidden = false;
  form.addEventListener('change', function () { apply(); remember(); });
  form.addEventListener('submit', function (event) { event.preventDefault(); });
  apply();
}());
