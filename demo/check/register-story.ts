import { deskClient } from '@hefu/city'
import {
  type ActBody,
  approveAct,
  decodeRegisterBundle,
  encodeAct,
  encodeRegisterBundle,
  proposeAct,
  proveRegister,
  RegisterError,
  registerView,
  type Service,
  serviceOf,
} from '@hefu/standard'
import { ORIGIN } from '../city-config.ts'
import type { RunningDemo } from '../running-demo.ts'
import { METRO, POOL } from '../services/service-ids.ts'
import { cityClient } from '../wallet/city-client.ts'
import { refusalCode } from './refusal-code.ts'
import { assertHolds, type Outcome, type Story } from './story.ts'
import { untilPublished } from './until-published.ts'
import type { Wallet } from './wallet.ts'

const DAY = 86_400
/** Of `person.entry`: what the pool has not asked for so far. */
const OVER_18 = 4

/** Officers change what a service asks; and a server that would rather not ask them is caught. */
export async function tellRegisterStory(
  story: Story,
  started: Outcome<RunningDemo>,
  received: Outcome<Wallet>,
): Promise<void> {
  const proposed = await story.step('propose', TITLES.propose, [started, received], async (demo, wallet) => {
    const desk = deskClient(demo.cityUrl, ORIGIN)
    const pool = present(wallet, demo.clock())
    const service = { ...pool, required: [OVER_18, ...pool.required].sort((a, b) => a - b) }
    const digest = await desk.propose({ kind: 'service', service }, demo.officers[0], demo.clock())
    const listed = (await desk.proposals()).find((one) => one.digest === digest)
    assertHolds(listed?.standing.status === 'waiting', 'it does not wait')
    return { made: { desk, digest, service }, detail: 'the pool would also learn whether somebody is 18' }
  })

  await story.step(
    'self-approval-refused',
    TITLES.selfApproval,
    [started, proposed],
    async (demo, { desk, digest }) => {
      const said = await refusalCode(desk.approve(digest, demo.officers[0], demo.clock()))
      assertHolds(said === 'self-approval', `the desk says ${said}`)
      return { made: null }
    },
  )

  const approved = await story.step('approve', TITLES.approve, [started, proposed], async (demo, { desk, digest }) => {
    const decided = await desk.approve(digest, demo.officers[1], demo.clock())
    return { made: decided, detail: `act ${decided.act} of the log` }
  })

  await story.step(
    'notice',
    TITLES.notice,
    [started, received, proposed, approved],
    async (demo, wallet, proposal, act) => {
      const now = demo.clock()
      assertHolds(act.effectiveFrom >= now + 7 * DAY - 60, 'it counts before seven days have passed')
      const known = await proveRegister(wallet.bundleBytes, demo.policy, null)
      const { register } = await untilPublished(demo, act.act + 1, known)
      const bundle = registerView(register)
      const [today, then] = [now, act.effectiveFrom].map((at) => serviceOf(bundle, POOL, at)?.required.join())
      assertHolds(today === present(wallet, now).required.join(), 'the pool asks more today')
      assertHolds(then === proposal.service.required.join(), 'the change is not announced')
      return { made: null, detail: 'wallets and gates have it already and go by it in seven days' }
    },
  )

  await story.step('unlogged-key-refused', TITLES.unloggedKey, [started, received], async (demo, wallet) => {
    const [key] = wallet.bundle.issuerKeys
    assertHolds(key !== undefined, 'there is no key')
    const publicKey = key.publicKey.map((byte, i) => (i === 95 ? byte ^ 1 : byte))
    return refusedWith(demo, wallet, { kind: 'issuer-key', key: { ...key, publicKey } }, 'key for one person')
  })

  await story.step('over-ask-refused', TITLES.overAsk, [started, received], async (demo, wallet) => {
    const metro = serviceOf(wallet.bundle, METRO, demo.clock())
    assertHolds(metro !== undefined, 'there is no metro')
    const body: ActBody = { kind: 'service', service: { ...metro, required: [OVER_18] } }
    return refusedWith(demo, wallet, body, 'the metro asks more in the bundle than in the log')
  })

  await story.step('fork-refused', TITLES.fork, [started, received], async (demo, wallet) => {
    const known = await proveRegister(wallet.bundleBytes, demo.policy, null)
    const fresh = decodeRegisterBundle(await cityClient(demo.cityUrl).bundle())
    const [founding, ...rest] = fresh.entries
    const swapped = [founding, ...rest.slice(1, 2), ...rest.slice(0, 1), ...rest.slice(2)].filter(
      (act) => act !== undefined,
    )
    const other = encodeRegisterBundle({ ...fresh, entries: swapped })
    const said = await refusal(proveRegister(other, demo.policy, known))
    assertHolds(said.code === 'fork' && said.evidence !== null, `the wallet says ${said.code}`)
    return { made: null, detail: 'another past than the wallet has proven: refused, with the signed note as evidence' }
  })
}

/** A server puts an act in the place of the last one of the log: signed by officers even, but not what the log has. */
async function refusedWith(
  demo: RunningDemo,
  wallet: Wallet,
  body: ActBody,
  detail: string,
): Promise<{ readonly made: null; readonly detail: string }> {
  const bundle = decodeRegisterBundle(wallet.bundleBytes)
  const [proposer, approver] = demo.officers
  const at = demo.clock()
  const proposal = await proposeAct(ORIGIN, { body, proposer: proposer.id, proposedAt: at }, proposer.privateKey)
  const act = await approveAct(ORIGIN, proposal, { approver: approver.id, decidedAt: at }, approver.privateKey)
  const altered = encodeRegisterBundle({ ...bundle, entries: [...bundle.entries.slice(0, -1), encodeAct(act)] })
  const said = await refusal(proveRegister(altered, demo.policy, null))
  assertHolds(said.code === 'fork' || said.code === 'act-refused', `the wallet says ${said.code}`)
  return { made: null, detail }
}

async function refusal(
  proving: Promise<unknown>,
): Promise<{ readonly code: string; readonly evidence: string | null }> {
  try {
    await proving
    return { code: 'accepted', evidence: null }
  } catch (error) {
    if (!(error instanceof RegisterError)) throw error
    return { code: error.code, evidence: error.evidence }
  }
}

function present(wallet: Wallet, now: number): Service {
  const service = serviceOf(wallet.bundle, POOL, now)
  assertHolds(service !== undefined, 'the bundle has no pool')
  return service
}

const TITLES = {
  propose: { 'zh-CN': '主管人员提议泳馆多要一项', en: 'an officer proposes that the pool asks one thing more' },
  selfApproval: { 'zh-CN': '自己批准自己：拒绝', en: 'approving one’s own proposal: refused' },
  approve: { 'zh-CN': '另一部门的人批准', en: 'an officer of another office approves' },
  notice: { 'zh-CN': '公示七天后才生效', en: 'it takes effect after seven days of public notice' },
  unloggedKey: { 'zh-CN': '日志里没有的公钥：钱包拒绝', en: 'a key that is not in the log: refused' },
  overAsk: { 'zh-CN': '发来的比日志里登记的多要：钱包拒绝', en: 'a service that asks more than the log says: refused' },
  fork: {
    'zh-CN': '给某人看另一份登记：钱包拒绝并留证',
    en: 'another register for one person: refused, with evidence',
  },
} as const
