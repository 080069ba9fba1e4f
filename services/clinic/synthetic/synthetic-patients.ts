/** A patient who does not exist. */
export interface SyntheticPatient {
  /** At the clinic. */
  readonly number: string
  readonly name: string
  readonly latin: readonly [family: string, given: string]
  readonly birthDate: string
  readonly gender: 'female' | 'male'
  /** The number of the identity document. */
  readonly document: string
}

/** A handful of patients for demonstrations and tests; numbers of documents are of no region that exists. */
export const SYNTHETIC_PATIENTS: readonly [SyntheticPatient, SyntheticPatient, SyntheticPatient] = [
  {
    number: 'C-1001',
    name: '林合成',
    latin: ['Lin', 'Hecheng'],
    birthDate: '1988-05-17',
    gender: 'female',
    document: '000000198805170024',
  },
  {
    number: 'C-1002',
    name: '甄虚构',
    latin: ['Zhen', 'Xugou'],
    birthDate: '1990-02-28',
    gender: 'male',
    document: '000000199002280013',
  },
  {
    number: 'C-1003',
    name: '贾名',
    latin: ['Jia', 'Ming'],
    birthDate: '1957-11-03',
    gender: 'male',
    document: '000000195711030031',
  },
]
