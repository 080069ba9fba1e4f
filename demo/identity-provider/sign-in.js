// Narrows the list of residents while somebody types, by the same rule as the server.
const field = document.querySelector('input[type=search]')
const items = [...document.querySelectorAll('li[data-words]')]
const sections = [...document.querySelectorAll('section')]
const nobody = document.querySelector('.nobody')

function narrow() {
  const wanted = field.value.toLowerCase().split(/\s+/).filter(Boolean)
  for (const item of items) {
    const offered = item.dataset.words.split(' ')
    item.hidden = !wanted.every((word) => offered.some((other) => other.startsWith(word)))
  }
  for (const section of sections) section.hidden = !section.querySelector('li:not([hidden])')
  nobody.hidden = items.some((item) => !item.hidden)
}

field.addEventListener('input', narrow)
field.form.addEventListener('submit', (event) => event.preventDefault())
document.querySelector('.search button').hidden = true
