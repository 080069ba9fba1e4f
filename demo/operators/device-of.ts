/** The device of that id among an operator's gates or barriers. @throws RangeError where there is none */
export function deviceOf<Device extends { readonly place: { readonly id: string } }>(
  devices: readonly Device[],
  id: string,
): Device {
  const found = devices.find(({ place }) => place.id === id)
  if (!found) throw new RangeError(`there is no device ${id}`)
  return found
}
