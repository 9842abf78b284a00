// A quiz that answers at once. Without script the answers stand behind each question, to be opened.
(function () {
  'use strict';
  var form = document.querySelector('.quiz');
  if (!form) return;
  var questions = Array.prototype.slice.call(form.querySelectorAll('.question'));
  var score = form.querySelector('.score');

  function chosen(question) { return question.querySelector('input:checked'); }

  function mark(question) {
    var input = chosen(question);
    var right = question.dataset.answer;
    var verdict = question.querySelector('.verdict');
    var why = question.querySelector('.why');
    question.querySelectorAll('label').forEach(function (label) {
      var value = label.querySelector('input').value;
      label.classList.toggle('right', Boolean(input) && value === right);
      label.classList.toggle('wrong', Boolean(input) && value === input.value && value !== right);
    });
    question.classList.toggle('answered', Boolean(input));
    why.hidden = !input;
    why.open = Boolean(input);
    verdict.textContent = input ? (input.value === right ? form.dataset.right : form.dataset.wrong) : '';
  }

  function count() {
    var answered = questions.filter(chosen);
    var right = answered.filter(function (question) { return chosen(question).value === question.dataset.answer; });
    score.textContent = form.dataset.score.replace('{n}', right.length).replace('{done}', answered.length).replace('{all}', questions.length);
  }

  form.addEventListener('change', function (event) {
    var question = event.target.closest('.question');
    if (!question) return;
    mark(question);
    count();
  });
  form.addEventListener('reset', function () {
    // The boxes are emptied after this event.
    setTimeout(function () { questions.forEach(mark); count(); questions[0].querySelector('input').focus(); }, 0);
  });
  form.addEventListener('submit', function (event) { event.preventDefault(); });
  form.addEventListener('click', function (event) {
    var button = event.target.closest('[data-do]');
    if (!button) return;
    document.documentElement.classList.toggle('print-key', button.dataset.do === 'print-key');
    window.print();
  });
  form.querySelector('.quiz-foot').hidden = false;
  document.documentElement.classList.add('quiz-live', 'print-key');
  questions.forEach(mark);
  count();
}());
