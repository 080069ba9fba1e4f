import type { LocalText } from '@hefu/standard'
import type { ReportState } from './report.ts'

/** What a state is called, by everybody. */
export const STATE_NAMES: Readonly<Record<ReportState, LocalText>> = {
  open: { 'zh-CN': '已收到', en: 'Received' },
  acknowledged: { 'zh-CN': '已受理', en: 'Acknowledged' },
  assigned: { 'zh-CN': '已派单', en: 'Assigned' },
  'in-progress': { 'zh-CN': '处理中', en: 'In progress' },
  resolved: { 'zh-CN': '已解决', en: 'Resolved' },
  declined: { 'zh-CN': '不予处理', en: 'Declined' },
  withdrawn: { 'zh-CN': '报告人已撤回', en: 'Withdrawn by its reporter' },
}
