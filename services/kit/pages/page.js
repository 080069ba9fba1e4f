// Renews the parts of a page that say so: <div data-renew="/path" data-every="2000">. The address answers a fragment of the same page; with
// the header `Location-After` the page goes on to there, and with 204 the part stays as it is.
for (const part of document.querySelectorAll('[data-renew]')) renew(part)

function renew(part) {
  const every = Number(part.dataset.every ?? 2000)
  const again = () => setTimeout(() => renew(part), every)
  if (document.hidden) return document.addEventListener('visibilitychange', () => renew(part), { once: true })
  fetch(part.dataset.renew, { headers: { Accept: 'text/html' } })
    .then(async (response) => {
      const next = response.headers.get('Location-After')
      if (next?.startsWith('/')) return location.assign(next)
      if (response.ok && response.status !== 204) part.innerHTML = await response.text()
      if (response.status !== 410) again()
    })
    .catch(again)
}
