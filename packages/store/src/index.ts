export { removeAbandoned } from './abandoned.ts'
export { alertsOf } from './alerts.ts'
export { type AuditEntry, auditHash, auditOf } from './audit.ts'
export { type Basis, basisBy, basisOf } from './bases.ts'
export { changeBy, changesOf, historyOf, keysToAlert, raiseAlerts, raiseAlertsOfMany, stepsToAlert } from './changes.ts'
export { currentDay, turnDay } from './day.ts'
export {
  type ClaimedDelivery,
  claimDelivery,
  deliveriesOf,
  deliveriesWaiting,
  deliveryFailed,
  type DeliveryRecord,
  deliverySent,
  hastenDeliveries,
  reviveDeliveries,
  unsentDeliveries,
} from './deliveries.ts'
export { makeFolder } from './folder.ts'
export { editionBy, latestEdition, previousEdition, type SavedEdition, saveEdition } from './editions.ts'
export { exporterBy, exporters, saveExporter } from './exporters.ts'
export { gatherDelivery, subscriptionsDue, subscriptionsReady } from './gathering.ts'
export { goodsBy, goodsByIds, goodsOf, goodsRevision, saveGoods, saveGoodsMany } from './goods.ts'
export { forgetHeading, headingsOf, type RememberedHeading, rememberHeadings } from './headings.ts'
export { beginImport, dropImport, type StagedRow, stageRows, takeImport } from './imports.ts'
export { forgetIssues, type Issue, openIssues, recordIssue, settleIssues } from './issues.ts'
export { changeKey, fromChangeKey, fromKey, keyOf } from './keys.ts'
export { type Among, countLinesToJudge, factsOfLine, isDue, isOrderLine, type Line, lineBy, lineOf, linesBy, linesDue, linesOf, linesOfGoods, linesToJudge, type LineToJudge, lineToJudge, type Place } from './lines.ts'
export { type ListedLine, listedLines, namesIn } from './listing.ts'
export { measureBy, measures, saveMeasure } from './measures.ts'
export { recall, remember } from './meta.ts'
export { carriersOf, orderBy, orderRevision, ordersByIds, ordersOf, ordersOfContracts, saveOrder, saveOrders } from './orders.ts'
export { type Backlog, type Outstanding, outstanding } from './outstanding.ts'
export { openQueue, type Queue, type QueueSettings, type Stage, type StageCounts, stages } from './queue.ts'
export { carryOver, recordStanding, recordStandings, type StandingRecord } from './recording.ts'
export { currentDigest, currentRelease, releaseBy, type Releasing, releasings, saveRelease } from './releases.ts'
export { type Removed, removeExporter, removeGoods, removeOrder } from './removal.ts'
export { decideReview, decisionsOf, type PastDecision, type ReviewDecision } from './review-decision.ts'
export { openReview, openReviews, type Review, reviews, type ReviewState, rulesUnderReview } from './reviews.ts'
export type { Saved } from './saved.ts'
export { asExporter, inTransaction, type Session } from './session.ts'
export {
  latestSnapshot,
  markRelated,
  type Page,
  pageOf,
  pagesOf,
  recordVisit,
  saveSnapshot,
  snapshotBy,
  snapshotsToRelate,
  type StoredSnapshot,
} from './snapshots.ts'
export { type JudgeInputs, type KeptStanding, standingOf, standingsOf } from './standings.ts'
export { openStore, type Store } from './store.ts'
export { removeSubscription, saveSubscription, subscriptionBy, subscriptionsOf } from './subscriptions.ts'
export { type Tally, tallyOf } from './tally.ts'
export { tidyFleet } from './tidy.ts'
