// Slides one at a time, by keyboard, with presenter notes. Without script they stand below one another.
(function () {
  'use strict';
  var deck = document.querySelector('.deck');
  var bar = document.querySelector('.present-bar');
  if (!deck || !bar) return;
  var slides = Array.prototype.slice.call(deck.querySelectorAll('.slide'));
  var root = document.documentElement;
  var place = bar.querySelector('.place');
  var clock = bar.querySelector('.clock');
  var notesButton = bar.querySelector('[data-do="notes"]');
  var at = 0;
  var began = 0;
  var ticking = 0;
  var before = null;

  function presenting() { return root.classList.contains('presenting'); }

  function two(n) { return (n < 10 ? '0' : '') + n; }

  function tick() {
    var seconds = Math.floor((Date.now() - began) / 1000);
    clock.textContent = deck.dataset.elapsed + ' ' + two(Math.floor(seconds / 60)) + ':' + two(seconds % 60);
  }

  // The slide lives in the address, so that a reload or a shared link arrives at the same one.
  function remember() {
    try { history.replaceState(null, '', '#' + slides[at].id); } catch (refused) { /* some browsers refuse on file:// */ }
  }

  function show(n) {
    at = Math.max(0, Math.min(slides.length - 1, n));
    slides.forEach(function (slide, i) { slide.classList.toggle('now', i === at); });
    var next = slides[at + 1];
    place.textContent = deck.dataset.of.replace('{n}', at + 1).replace('{all}', slides.length) +
      (next && root.classList.contains('with-notes') ? ' · ' + deck.dataset.next + next.querySelector('h2').textContent : '');
    if (presenting()) {
      remember();
      slides[at].scrollTop = 0;
      fit(slides[at]);
    }
  }

  // The text is as large as fits, for the last row; with more on the slide it is set smaller, but never too small to read.
  // What then does not fit scrolls.
  function fit(slide) {
    var face = slide.querySelector('.slide-face');
    var body = slide.querySelector('.slide-body');
    for (var size = 160; size >= 60; size -= 5) {
      body.style.fontSize = size + '%';
      if (face.scrollHeight <= face.clientHeight + 1) return;
    }
  }

  function begin() {
    if (presenting()) return;
    before = document.activeElement;
    began = Date.now();
    root.classList.add('presenting');
    bar.hidden = false;
    tick();
    ticking = setInterval(tick, 1000);
    fullscreen(true);
    show(at);
    bar.querySelector('[data-do="next"]').focus();
  }

  function end() {
    if (!presenting()) return;
    root.classList.remove('presenting', 'with-notes');
    notesButton.setAttribute('aria-pressed', 'false');
    bar.hidden = true;
    clearInterval(ticking);
    slides.forEach(function (slide) { slide.querySelector('.slide-body').style.fontSize = ''; });
    if (document.fullscreenElement) document.exitFullscreen();
    slides[at].scrollIntoView({ block: 'start' });
    if (before) before.focus({ preventScroll: true });
  }

  // Where the browser refuses, the slides fill the window instead of the screen.
  function fullscreen(on) {
    var asked = on ? root.requestFullscreen && root.requestFullscreen() : document.exitFullscreen();
    if (asked && asked.catch) asked.catch(function () {});
  }

  function notes() {
    var on = root.classList.toggle('with-notes');
    notesButton.setAttribute('aria-pressed', String(on));
    show(at);
  }

  function print(withNotes) {
    root.classList.toggle('print-notes', withNotes);
    window.print();
  }

  var actions = {
    present: begin,
    end: end,
    next: function () { show(at + 1); },
    previous: function () { show(at - 1); },
    notes: notes,
    print: function () { print(false); },
    'print-notes': function () { print(true); }
  };

  var keys = {
    ArrowRight: 'next', ArrowDown: 'next', PageDown: 'next', ' ': 'next', Enter: 'next',
    ArrowLeft: 'previous', ArrowUp: 'previous', PageUp: 'previous', Backspace: 'previous',
    n: 'notes', N: 'notes', Escape: 'end'
  };

  document.addEventListener('click', function (event) {
    var button = event.target.closest('[data-do]');
    if (button) actions[button.dataset.do]();
  });

  document.addEventListener('keydown', function (event) {
    if (!presenting() || event.ctrlKey || event.metaKey || event.altKey) return;
    // A key on a control or a link does what it always does there.
    var on = event.target.closest('a, button, summary');
    if (on && (event.key === 'Enter' || event.key === ' ') && on.dataset.do !== 'next') return;
    if (event.key === 'Home') show(0);
    else if (event.key === 'End') show(slides.length - 1);
    else if (event.key === 'f' || event.key === 'F') fullscreen(!document.fullscreenElement);
    else if (keys[event.key]) actions[keys[event.key]]();
    else return;
    event.preventDefault();
  });

  // Leaving the full screen by Escape ends the presentation, as the key does elsewhere.
  document.addEventListener('fullscreenchange', function () { if (!document.fullscreenElement && presenting() && Date.now() - began > 500) end(); });
  window.addEventListener('resize', function () { if (presenting()) fit(slides[at]); });
  window.addEventListener('hashchange', function () { arrive(); });

  function arrive() {
    var id = decodeURIComponent(location.hash.slice(1));
    slides.forEach(function (slide, i) { if (slide.id === id) show(i); });
  }

  document.querySelectorAll('.deck-tools').forEach(function (tools) { tools.hidden = false; });
  show(0);
  arrive();
}());
