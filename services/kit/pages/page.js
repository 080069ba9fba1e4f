// Renews the parts of a page that say so: <div data-renew="/path" data-every="2000">. The address answers a fragment of the same page; with
// the header `Location-After` the page goes on to there, with 204 the part stays as it is, and `Retry-After` says when to ask again.
for (const part of document.querySelectorAll('[data-renew]')) setTimeout(() => renew(part), everyOf(part))

function everyOf(part) {
  return Number(part.dataset.every ?? 2000)
}

function renew(part) {
  const again = (seconds = 0) => setTimeout(() => renew(part), seconds > 0 ? seconds * 1000 : everyOf(part))
  if (document.hidden) return document.addEventListener('visibilitychange', () => renew(part), { once: true })
  fetch(part.dataset.renew, { headers: { Accept: 'text/html' } })
    .then(async (response) => {
      const next = response.headers.get('Location-After')
      if (next?.startsWith('/')) return location.assign(next)
      if (response.ok && response.status !== 204) part.innerHTML = await response.text()
      if (response.status !== 410) again(Number(response.headers.get('Retry-After')))
    })
    .catch(() => again())
}
