// Turns the lists of "my duties" into two fields: who I am, and what is happening. Classic script, so that file:// works.
(function () {
  'use strict';
  var form = document.querySelector('.chooser');
  var lists = document.querySelector('.choices');
  if (!form || !lists) return;
  var who = form.elements.who;
  var what = form.elements.what;

  function links(person) {
    return lists.querySelectorAll('[data-who="' + person + '"] a[data-what]');
  }

  // Offers only what concerns whoever is chosen, and keeps the choice where it can.
  function offer() {
    var offered = {};
    links(who.value).forEach(function (link) { offered[link.dataset.what] = true; });
    Array.prototype.forEach.call(what.options, function (option) {
      option.hidden = option.disabled = Boolean(option.value) && !offered[option.value];
    });
    if (what.selectedOptions[0] && what.selectedOptions[0].disabled) what.value = '';
  }

  function go(event) {
    event.preventDefault();
    var person = lists.querySelector('[data-who="' + who.value + '"]');
    var link = person && (person.querySelector('a[data-what="' + what.value + '"]') || person.querySelector('a'));
    if (link) location.href = link.href;
  }

  who.addEventListener('change', offer);
  form.addEventListener('submit', go);
  form.hidden = false;
  offer();
}());
