import { createHash } from 'node:crypto'
import { passportNumber, permitNumber, residentIdNumber } from './identity-number.ts'
import { chineseName, foreignName, type PersonName } from './names.ts'
import { ageOn, type Resident } from './resident.ts'
import { type SeededRandom, seededRandom } from './seeded-random.ts'

/** How many people live in the demo city unless told otherwise. */
const RESIDENT_COUNT = 200

/** The first residents are the same for every seed, so that a guide or a test can name them. */
export const FEATURED: readonly Pick<
  Resident,
  'name' | 'nameLatin' | 'birthDate' | 'residency' | 'status' | 'idType'
>[] = [
  featured('赵敏', 'Zhao Min', '1991-03-14', 'resident', null, 'resident-id'),
  featured('王秀英', 'Wang Xiuying', '1952-08-02', 'resident', null, 'resident-id'),
  featured('陈浩然', 'Chen Haoran', '2006-05-21', 'resident', 'student', 'resident-id'),
  featured('李子涵', 'Li Zihan', '2017-06-01', 'resident', null, 'resident-id'),
  featured('周雨桐', 'Zhou Yutong', '2011-02-17', 'resident', 'student', 'resident-id'),
  featured('Amelia Clarke', 'Amelia Clarke', '1988-11-30', 'visitor', null, 'passport'),
  featured('林志远', 'Lin Zhiyuan', '1979-01-09', 'resident', 'disability', 'resident-id'),
  featured('黄嘉豪', 'Huang Jiahao', '1996-09-25', 'visitor', null, 'permit'),
]

/** Ages are spread as of this day; people then grow older as everybody does. */
const AS_OF = '2026-11-01'
const VISITOR_SHARE = 0.18
const FOREIGN_RESIDENT_SHARE = 0.05

/**
 * Makes synthetic people: of all ages from newborn to 97, residents and visitors, with Chinese and Latin names, each name and
 * each document number once. The same seed gives the same people.
 */
export function generateResidents(options: { readonly seed: number; readonly count?: number }): readonly Resident[] {
  const random = seededRandom(options.seed)
  const count = options.count ?? RESIDENT_COUNT
  const taken = new Set(FEATURED.map(({ name }) => name))
  return Array.from({ length: count }, (_, index) => {
    const person = FEATURED[index] ?? generatePerson(random, taken)
    taken.add(person.name)
    const id = `resident-${String(index + 1).padStart(3, '0')}`
    return { id, ...person, idNumber: documentNumber(random, person), photoDigest: photoDigest(random, id) }
  })
}

type Person = (typeof FEATURED)[number]

function generatePerson(random: SeededRandom, taken: ReadonlySet<string>): Person {
  const birthDate = generateBirthDate(random)
  const residency = random.next() < VISITOR_SHARE ? 'visitor' : 'resident'
  const foreign = residency === 'visitor' ? random.next() < 0.5 : random.next() < FOREIGN_RESIDENT_SHARE
  const idType = foreign ? (residency === 'visitor' ? 'passport' : 'permit') : 'resident-id'
  const name = untaken(taken, () =>
    foreign ? foreignName(random) : chineseName(random, Number(birthDate.slice(0, 4))),
  )
  return { ...name, birthDate, residency, status: generateStatus(random, ageOn(birthDate, AS_OF)), idType }
}

function generateBirthDate(random: SeededRandom): string {
  // Even over childhood and youth, and denser where a city's people are: a triangular spread between 0 and 97.
  const age = random.next() < 0.35 ? random.between(0, 25) : random.between(18, 60) + random.between(0, 37)
  const year = Number(AS_OF.slice(0, 4)) - 1 - age
  const month = random.between(1, 12)
  return `${year}-${twoDigits(month)}-${twoDigits(random.between(1, 28))}`
}

function generateStatus(random: SeededRandom, age: number): Resident['status'] {
  if (random.next() < 0.05) return 'disability'
  return age >= 14 && age <= 22 && random.next() < 0.85 ? 'student' : null
}

function untaken(taken: ReadonlySet<string>, make: () => PersonName): PersonName {
  for (let tries = 0; tries < 1000; tries++) {
    const made = make()
    if (!taken.has(made.name)) return made
  }
  throw new RangeError('the lists of names are exhausted')
}

function documentNumber(random: SeededRandom, { idType, birthDate }: Person): string {
  if (idType === 'resident-id') return residentIdNumber(random, birthDate)
  return idType === 'passport' ? passportNumber(random) : permitNumber(random)
}

/** There are no photos: the digest is of a sentence that says so. */
function photoDigest(random: SeededRandom, id: string): string | null {
  if (random.next() < 0.1) return null
  return createHash('sha256').update(`no photo of ${id}`).digest('base64url')
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}

function featured(
  name: string,
  nameLatin: string,
  birthDate: string,
  residency: Resident['residency'],
  status: Resident['status'],
  idType: Resident['idType'],
): Person {
  return { name, nameLatin, birthDate, residency, status, idType }
}
