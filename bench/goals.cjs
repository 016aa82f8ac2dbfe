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
  /** p50 with a million past orders by that with a thousand: what years pile up costs nobody time. */
  growthRatio: 1.15,
  /** p50 of a checkout while strangers flood the public addresses, by that without them. */
  floodRatio: 1.5,
  /** For how long nothing else was done while answers of Assist were read, by the time that a list of 10,000 takes as JSON at a stroke. */
  pauseRatio: 2.5,
};

/** Orders that the job claims for single questions, or holds against a list, at a time: its slices (src/reconciliation/run/limits.ts). */
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

function brokenByGrowth({ scene, ratio, queries, whole }) {
  if (whole !== undefined)
    return whole === 0 ? [] : [`With many past orders, ${whole} of ${scene} would read a whole table.`];
  const broken = [];
  if (!keeps(ratio, goals.growthRatio))
    broken.push(
      `With many past orders, ${scene} takes ${ratio.toFixed(3)} times as long; the goal is ${goals.growthRatio}.`,
    );
  if (queries && queries[0] !== queries[1])
    broken.push(`With many past orders, ${scene} makes ${queries[1]} queries instead of ${queries[0]}.`);
  return broken;
}

function brokenByFlood({ door, ratio, refused }) {
  const broken = [];
  if (!keeps(ratio, goals.floodRatio))
    broken.push(
      `While ${door} is flooded, a checkout takes ${ratio.toFixed(2)} times as long; the goal is ${goals.floodRatio}.`,
    );
  if (!keeps(refused, 0))
    broken.push(`While ${door} was flooded, ${refused} commands of staff were refused.`);
  return broken;
}

function brokenByPauses({ about, ratio }) {
  return keeps(ratio, goals.pauseRatio)
    ? []
    : [
        `While the server read ${about}, it did nothing else for ${ratio.toFixed(2)} times as long as a list takes as JSON; the goal is ${goals.pauseRatio}.`,
      ];
}

/** A sentence for each goal that the figures do not keep. */
function brokenGoals({ notification = [], reconcile = [], growth = [], flood = [], pauses = [] }) {
  return [
    ...notification.flatMap(brokenByNotification),
    ...reconcile.flatMap(brokenByReconcile),
    ...growth.flatMap(brokenByGrowth),
    ...flood.flatMap(brokenByFlood),
    ...pauses.flatMap(brokenByPauses),
  ];
}

module.exports = { goals, slice, brokenGoals };
