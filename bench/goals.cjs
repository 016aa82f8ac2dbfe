// What the figures are held against; in CommonJS, so that a test can load it as the bench does.

/** Each is the most that is allowed. A figure without a goal here is for reading only. */
const goals = {
  /** p95 of a notification, which is checked and stored before it is answered (promise 8), by that of Medusa's route, which stores nothing. */
  notificationRatio: 2,
  /** Orders that are due still when the job has run as often as it may (promise 14: lost notifications are found). */
  ordersLeft: 0,
  /** Gateway calls of one run: the setting questionsPerRun, which the store of the bench leaves as it is (promise 14: calls per run ≤ the limit). */
  callsOfRun: 400,
  /** Queries by slices of claimed or listed orders, however many orders a slice or a run has (promise 14: the job is bounded). */
  queriesOfSlice: 25,
  /** MiB that a run adds to a server with a heap of 512 MiB: one list and one slice are all that it holds (promise 14: the job is bounded). */
  memoryGrowth: 256,
};

/** Orders that the job claims for single questions, or holds against a list, at a time: its slices (src/workflows/reconcile/limits.ts). */
const slice = { single: 20, listed: 250 };

/** NaN, as of no figure at all, keeps no goal. */
const keeps = (figure, most) => figure <= most;

function brokenByNotification({ perSecond, ratio }) {
  return keeps(ratio, goals.notificationRatio)
    ? []
    : [
        `At ${perSecond} a second the p95 of a notification is ${ratio.toFixed(2)} times that of Medusa's route; the goal is ${goals.notificationRatio}.`,
      ];
}

/** `wanted`: how many orders the runs should have looked at; absent where a run may leave some for the next. */
function brokenByReconcile({ about, wanted, checked, left, callsOfRun, queriesOfSlice, growth }) {
  const broken = [];
  if (wanted !== undefined && checked < wanted)
    broken.push(`The job over ${about} looked at ${checked} of ${wanted}.`);
  if (wanted !== undefined && !keeps(left, goals.ordersLeft))
    broken.push(`The job over ${about} left ${left} that are due; the goal is ${goals.ordersLeft}.`);
  if (!keeps(callsOfRun, goals.callsOfRun))
    broken.push(
      `A run over ${about} called the gateway ${callsOfRun} times; the account allows ${goals.callsOfRun}.`,
    );
  if (queriesOfSlice !== undefined && !keeps(queriesOfSlice, goals.queriesOfSlice))
    broken.push(
      `The job over ${about} made ${queriesOfSlice.toFixed(1)} queries for each slice; the goal is ${goals.queriesOfSlice}.`,
    );
  if (!keeps(growth, goals.memoryGrowth))
    broken.push(
      `The job over ${about} made the server grow by ${growth.toFixed(0)} MiB; the goal is ${goals.memoryGrowth}.`,
    );
  return broken;
}

/** A sentence for each goal that the figures do not keep. */
function brokenGoals({ notification = [], reconcile = [] }) {
  return [...notification.flatMap(brokenByNotification), ...reconcile.flatMap(brokenByReconcile)];
}

module.exports = { goals, slice, brokenGoals };
