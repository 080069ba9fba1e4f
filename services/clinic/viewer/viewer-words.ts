/** The languages of the page. */
export type ViewerLanguage = 'zh-CN' | 'en'

type Words = Readonly<Record<ViewerLanguage, string>>

const TEXTS = {
  opening: { 'zh-CN': '正在打开…', en: 'Opening…' },
  passcode: { 'zh-CN': '口令', en: 'Passcode' },
  passcodeHint: { 'zh-CN': '患者会当面或打电话告诉您。', en: 'The patient tells it to you in person or by phone.' },
  open: { 'zh-CN': '打开', en: 'Open' },
  wrong: { 'zh-CN': '口令不对，还可以试 {left} 次。', en: 'That passcode is wrong. Tries left: {left}.' },
  'no-link': { 'zh-CN': '没有链接', en: 'No link here' },
  'no-link-text': {
    'zh-CN': '请扫描患者出示的二维码，或打开患者发来的完整链接。',
    en: 'Scan the code that the patient shows, or open the whole link that they sent.',
  },
  elsewhere: { 'zh-CN': '不是这里的链接', en: 'Not a link of this clinic' },
  'elsewhere-text': {
    'zh-CN': '这一页只打开存放在本机构的内容。',
    en: 'This page opens only what is kept at this clinic.',
  },
  expired: { 'zh-CN': '已过期', en: 'It has expired' },
  'expired-text': {
    'zh-CN': '患者设定的时间已过，密文已删除。需要时请患者重新分享。',
    en: 'The time that the patient set is over, and it was deleted. Ask them to share it again if you need it.',
  },
  gone: { 'zh-CN': '已不在', en: 'It is no longer there' },
  'gone-text': {
    'zh-CN': '患者已收回，或口令错误次数过多。需要时请患者重新分享。',
    en: 'The patient took it back, or there were too many wrong passcodes. Ask them to share it again if you need it.',
  },
  unreadable: { 'zh-CN': '打不开', en: 'It cannot be read' },
  'unreadable-text': {
    'zh-CN': '链接不完整，或内容已损坏。请患者重新出示二维码。',
    en: 'The link is not whole, or the file is damaged. Ask the patient to show the code again.',
  },
  offline: { 'zh-CN': '连接不上', en: 'No connection' },
  'offline-text': { 'zh-CN': '请检查网络后重新打开。', en: 'Check the network and open it again.' },
  patient: { 'zh-CN': '患者', en: 'Patient' },
  unnamed: { 'zh-CN': '患者没有写明姓名', en: 'The patient did not say who they are' },
  born: { 'zh-CN': '出生日期', en: 'Date of birth' },
  when: { 'zh-CN': '时间', en: 'When' },
  what: { 'zh-CN': '项目', en: 'What' },
  usual: { 'zh-CN': '参考 {low}–{high}', en: 'usual {low}–{high}' },
  undated: { 'zh-CN': '日期不详', en: 'No date' },
  empty: { 'zh-CN': '没有可读的内容。', en: 'There is nothing to read in it.' },
  print: { 'zh-CN': '打印', en: 'Print' },
  decrypted: {
    'zh-CN': '在您的浏览器里解密。服务器看不懂内容，也不记录谁打开过。由患者提供，未经签名核验。',
    en: 'Decrypted in your browser. The server cannot read it and does not note who opened it. It comes from the patient and carries no signature.',
  },
  resolved: { 'zh-CN': '已痊愈', en: 'Resolved' },
  inactive: { 'zh-CN': '已不活动', en: 'Inactive' },
  remission: { 'zh-CN': '缓解', en: 'In remission' },
  preliminary: { 'zh-CN': '初步结果', en: 'Preliminary' },
  amended: { 'zh-CN': '已更正', en: 'Amended' },
  corrected: { 'zh-CN': '已更正', en: 'Corrected' },
  cancelled: { 'zh-CN': '已取消', en: 'Cancelled' },
  'entered-in-error': { 'zh-CN': '录入有误', en: 'Entered in error' },
  measurement: { 'zh-CN': '测量', en: 'Measurements' },
  laboratory: { 'zh-CN': '检验', en: 'Laboratory' },
  report: { 'zh-CN': '报告', en: 'Reports' },
  immunisation: { 'zh-CN': '接种', en: 'Immunisations' },
  condition: { 'zh-CN': '诊断', en: 'Diagnoses' },
} as const

/** Every word of the page on which a doctor reads a record. */
export const VIEWER_WORDS: Readonly<Record<keyof typeof TEXTS, Words>> = TEXTS

/** Whether the page has a word of that name: a status of FHIR may be one that it does not know. */
export function isWord(name: string): name is keyof typeof VIEWER_WORDS {
  return Object.hasOwn(VIEWER_WORDS, name)
}

/** A word of the page, with what it names put in. */
export function word(
  name: keyof typeof VIEWER_WORDS,
  language: ViewerLanguage,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return VIEWER_WORDS[name][language].replace(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? ''))
}
