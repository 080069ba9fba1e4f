/** What the pages of reports say. */
export const WORDS = {
  title: { 'zh-CN': '报修', en: 'Report a fault' },
  what: { 'zh-CN': '出了什么问题？', en: 'What is wrong?' },
  choose: { 'zh-CN': '请选择是什么问题。', en: 'Choose what is wrong.' },
  words: { 'zh-CN': '您看到了什么？', en: 'What do you see?' },
  wordsHint: {
    'zh-CN': '可以不填，最多 1000 字。请不要写人名和车牌。',
    en: 'Need not be filled in; at most 1000 characters. Name nobody, and no number plate.',
  },
  photos: { 'zh-CN': '照片', en: 'Photos' },
  photosHint: {
    'zh-CN': '最多三张，每张不超过 8 MB。服务器只留下画面，去掉地点、时间和机型；人脸会留下，请避开行人。',
    en: 'Up to three, of at most 8 MB each. The server keeps the picture alone, without place, time and device. Faces would stay: leave people out.',
  },
  photosAgain: {
    'zh-CN': '网页不能替您保留照片，请重新选择。',
    en: 'This page cannot keep your photos. Please choose them again.',
  },
  anonymousTitle: { 'zh-CN': '没有人问您是谁', en: 'Nobody asks who you are' },
  anonymous: {
    'zh-CN': '不用登录，也不记录您的地址和设备。',
    en: 'There is no sign-in, and neither your address nor your device is kept.',
  },
  open: {
    'zh-CN':
      '报的是什么设施、什么问题、处理到哪一步，以及精确到十分钟的时间，人人看得到。文字和照片由管理单位查看后才可能公开。',
    en: 'Everybody sees which thing it is, what is wrong, how far it has come, and the time to ten minutes. Words and photos are public only if whoever looks after the thing shows them.',
  },
  send: { 'zh-CN': '发送', en: 'Send' },
  back: { 'zh-CN': '返回设施页面', en: 'Back to the page of the thing' },
  followOld: { 'zh-CN': '查看已发送的报修', en: 'See a report that you sent' },
  unreadable: { 'zh-CN': '表单没有完整送到，请再发一次。', en: 'The form did not arrive whole. Send it once more.' },
  refusedTitle: { 'zh-CN': '没有发送成功', en: 'The report was not taken' },
  tooLarge: {
    'zh-CN': '照片太大。请返回上一页，换成每张不超过 8 MB 的照片。',
    en: 'The photos are too large. Go back, and choose photos of at most 8 MB each.',
  },
  needsPass: {
    'zh-CN':
      '报修的人很多，城市要看一个通行码，每人只算一次。网页做不出通行码：请用钱包扫标签，在钱包里报修。通行码不会透露您是谁。',
    en: 'Many reports of this are coming in, so the city asks for a pass, and counts each person once. This page cannot make one: scan the label with the wallet and report it there. The pass does not say who you are.',
  },
  similarTitle: { 'zh-CN': '可能已经有人报过', en: 'Perhaps it is reported already' },
  similar: {
    'zh-CN': '您的还没有发送。如果是下面的同一个问题，就不用再发了。',
    en: 'Yours is not sent yet. If it is one of these, it need not be.',
  },
  here: { 'zh-CN': '就在这个设施', en: 'Of this very thing' },
  metres: { 'zh-CN': '米外', en: 'm away' },
  held: { 'zh-CN': '内容还没有公开。', en: 'Its words are not public yet.' },
  same: { 'zh-CN': '就是这个问题，不发了', en: 'It is one of these: do not send mine' },
  mine: { 'zh-CN': '不是这些，发送我的', en: 'It is none of these: send mine' },
  yours: { 'zh-CN': '您写的', en: 'What you wrote' },
  takenTitle: { 'zh-CN': '已收到', en: 'Received' },
  taken: {
    'zh-CN': '已经通知管理单位。',
    en: 'Whoever looks after it has been told.',
  },
  keepTitle: { 'zh-CN': '只显示这一次', en: 'This is shown once' },
  keep: {
    'zh-CN': '凭编号和密钥可以查看进展，或撤回。请现在复制下面的文字，或截屏。没有人能再给您一次，也不要给别人看。',
    en: 'With the number and the secret you see what becomes of it, and can take it back. Copy the text below now, or take a screenshot. Nobody can give it to you again; show it to nobody.',
  },
  number: { 'zh-CN': '编号', en: 'Number' },
  secret: { 'zh-CN': '密钥', en: 'Secret' },
  followTitle: { 'zh-CN': '查看报修', en: 'Follow a report' },
  follow: {
    'zh-CN': '填写发送后显示的编号和密钥。它们不会出现在网址里。',
    en: 'Enter the number and the secret that were shown when you sent it. They do not appear in the address.',
  },
  followNow: { 'zh-CN': '现在查看', en: 'See it now' },
  show: { 'zh-CN': '查看', en: 'Show' },
  again: { 'zh-CN': '再次查看', en: 'Look again' },
  unknown: {
    'zh-CN': '没有这个编号和密钥的报修。请核对每一个字符，大小写有区别。已撤回的，或结束满 90 天的，不能再查看。',
    en: 'No report has this number and this secret. Compare each character; capitals count. It cannot be followed once it was taken back, or 90 days after its end.',
  },
  sentOn: { 'zh-CN': '发送时间', en: 'Sent' },
  custodian: { 'zh-CN': '管理单位', en: 'Looked after by' },
  thing: { 'zh-CN': '设施', en: 'Thing' },
  progress: { 'zh-CN': '进展', en: 'What became of it' },
  noProgress: { 'zh-CN': '还没有答复。', en: 'No answer yet.' },
  hidden: { 'zh-CN': '没有公开的照片（张）：', en: 'Photos that are not public: ' },
  withdraw: { 'zh-CN': '撤回', en: 'Take it back' },
  withdrawNext: {
    'zh-CN': '您的文字、照片和密钥会立即删除，不能恢复。只留下有过一条报修。',
    en: 'Your words, photos and secret are deleted at once, for good. That there was a report stays.',
  },
  withdrawnTitle: { 'zh-CN': '已撤回', en: 'Taken back' },
  withdrawn: {
    'zh-CN': '您的文字、照片和密钥已经删除。',
    en: 'Your words, photos and secret are deleted.',
  },
  ended: { 'zh-CN': '它已经结束，不能再撤回。', en: 'It has ended and cannot be taken back any more.' },
  retiredTitle: { 'zh-CN': '这个设施已停用', en: 'This thing is retired' },
  retired: {
    'zh-CN': '城市不再受理它的报修。标签如果还贴着，就是过期的。',
    en: 'The city takes no more reports of it. A label that still hangs is out of date.',
  },
  noneTitle: { 'zh-CN': '这类设施不受理报修', en: 'Faults of this kind of thing are not taken here' },
  none: {
    'zh-CN': '请联系管理单位。',
    en: 'Turn to whoever looks after it.',
  },
} as const

/** When a photo was taken. */
export const STAGE_WORDS = {
  reported: { 'zh-CN': '报修时', en: 'When it was reported' },
  before: { 'zh-CN': '处理前', en: 'Before the work' },
  after: { 'zh-CN': '处理后', en: 'After the work' },
} as const
