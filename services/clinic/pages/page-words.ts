import type { LocalText } from '@hefu/standard'

const TEXTS = {
  patient: { 'zh-CN': '我的卡片', en: 'Your cards' },
  social: { 'zh-CN': '社保卡', en: 'Social card' },
  shared: { 'zh-CN': '医生查看', en: 'For doctors' },
  staffImport: { 'zh-CN': '导入', en: 'Import' },
  staffCounter: { 'zh-CN': '柜台', en: 'Counter' },
  staffFigures: { 'zh-CN': '统计', en: 'Figures' },
  welcome: { 'zh-CN': '把自己的健康记录带走', en: 'Take your health record with you' },
  welcomeText: {
    'zh-CN': '检验结果、接种记录可以作为卡片放进钱包；整份记录可以在钱包里取回，加密存放在您的手机上。',
    en: 'Results and immunisations go into your wallet as cards. The wallet can fetch your whole record, too, and keeps it encrypted on your phone.',
  },
  inWallet: { 'zh-CN': '在钱包里取回整份记录', en: 'Fetch the whole record in your wallet' },
  inWalletText: {
    'zh-CN': '打开钱包，进入“卡片”、“健康记录”，选择本机构。',
    en: 'Open your wallet, then Cards, Health record, and choose this clinic.',
  },
  openWallet: { 'zh-CN': '打开钱包', en: 'Open the wallet' },
  cardsText: {
    'zh-CN': '核酸结果、接种、健康通行：证明是您本人后即可领取。',
    en: 'Test results, immunisations, health entry: yours once you have shown who you are.',
  },
  socialText: {
    'zh-CN': '凭卡号和密码，把社保卡放进钱包。',
    en: 'With its number and PIN the card goes into your wallet.',
  },
  sharedText: {
    'zh-CN': '患者给您看记录时，请扫描其二维码。',
    en: 'When a patient shows you their record, scan the code that they show.',
  },
  who: { 'zh-CN': '您是哪位？', en: 'Who are you?' },
  whoText: {
    'zh-CN': '用钱包扫描，或在这台手机上打开钱包。只核对证件号码，不保存。',
    en: 'Scan this with your wallet, or open the wallet on this phone. Only the number of your identity document is compared, and it is not kept.',
  },
  whoWarning: {
    'zh-CN': '只在您自己打开本页时回答。别人发来的码，请不要扫。',
    en: 'Answer only if you opened this page yourself. Do not scan a code that somebody sent you.',
  },
  requestCode: { 'zh-CN': '请钱包回答的二维码', en: 'Code for your wallet to answer' },
  noRecord: { 'zh-CN': '这里没有您的记录', en: 'There is no record of you here' },
  noRecordText: {
    'zh-CN': '没有登记这个证件号码。如果您在这里就诊过，请到柜台核对。',
    en: 'There is none under that identity document. If you were treated here, ask at the counter.',
  },
  again: { 'zh-CN': '重新开始', en: 'Start again' },
  yours: { 'zh-CN': '可以领取的卡片', en: 'Cards that you can take' },
  none: { 'zh-CN': '目前没有可以领取的卡片。', en: 'There is no card to take at present.' },
  take: { 'zh-CN': '领取', en: 'Take it' },
  done: { 'zh-CN': '结束', en: 'Finish' },
  offered: { 'zh-CN': '放进钱包', en: 'Put it into your wallet' },
  offeredText: {
    'zh-CN': '用钱包扫描，或在这台手机上打开。一天内有效，只能领取一次。',
    en: 'Scan it with your wallet, or open it on this phone. It is good for a day, and for one wallet.',
  },
  offerCode: { 'zh-CN': '卡片的二维码', en: 'Code of the card' },
  cardNumber: { 'zh-CN': '社保卡号', en: 'Number of the card' },
  pin: { 'zh-CN': '密码', en: 'PIN' },
  fetch: { 'zh-CN': '领取', en: 'Fetch it' },
  socialRefused: {
    'zh-CN': '卡号或密码不对。错 5 次后须到柜台办理。',
    en: 'Number or PIN is wrong. After five wrong PINs you have to come to the counter.',
  },
  sharedTitle: { 'zh-CN': '患者分享的记录', en: 'A record that a patient shares' },
  noScript: {
    'zh-CN': '打开加密的内容需要脚本，请在浏览器里允许。',
    en: 'A script has to open what is encrypted: allow it in your browser.',
  },
  importTitle: { 'zh-CN': '导入记录', en: 'Import records' },
  importText: {
    'zh-CN':
      'FHIR R4：NDJSON（每行一个资源）或 Bundle。患者按本机构的编号识别；证件号码只留下密钥散列。每个被拒的资源都会列出。',
    en: 'FHIR R4 as NDJSON, one resource a line, or as a Bundle. Patients are known by the clinic’s number; of an identity document only a keyed hash stays. Every resource that is refused is listed.',
  },
  importFile: { 'zh-CN': '文件', en: 'File' },
  importGo: { 'zh-CN': '导入', en: 'Import' },
  kept: { 'zh-CN': '已收下', en: 'Kept' },
  refused: { 'zh-CN': '已拒绝', en: 'Refused' },
  allKept: { 'zh-CN': '没有被拒绝的资源。', en: 'Nothing was refused.' },
  nothingKept: { 'zh-CN': '没有收下任何资源。', en: 'Nothing was kept.' },
  resource: { 'zh-CN': '资源', en: 'Resource' },
  count: { 'zh-CN': '数量', en: 'Count' },
  where: { 'zh-CN': '位置', en: 'Where' },
  why: { 'zh-CN': '原因', en: 'Why' },
  tooLarge: { 'zh-CN': '文件太大', en: 'The file is too large' },
  counterTitle: { 'zh-CN': '柜台', en: 'Counter' },
  counterText: { 'zh-CN': '请患者用钱包扫描，核对其本人。', en: 'Let the patient scan this with their wallet.' },
  patientNumber: { 'zh-CN': '患者编号', en: 'Patient number' },
  next: { 'zh-CN': '下一位', en: 'Next patient' },
  figuresTitle: { 'zh-CN': '统计', en: 'Figures' },
  figuresText: { 'zh-CN': '少于 5 的数字不显示。', en: 'Counts below 5 are held back.' },
  patients: { 'zh-CN': '患者', en: 'Patients' },
  shares: { 'zh-CN': '分享中', en: 'Shares' },
  offers: { 'zh-CN': '卡片', en: 'Cards' },
  fetched: { 'zh-CN': '已领取', en: 'Fetched' },
  tests: { 'zh-CN': '每天的检测', en: 'Tests a day' },
  few: { 'zh-CN': '少于 5', en: 'fewer than 5' },
  signOut: { 'zh-CN': '退出', en: 'Sign out' },
} as const

/** Every word of a clinic's pages. */
export const WORDS: Readonly<Record<keyof typeof TEXTS, LocalText>> = TEXTS
