-- What comes along with paid orders: a registration that was removed with every second, two notifications of each, a refund of
-- every tenth, a bill of every twentieth, a settled
-- case of every fiftieth, the events of each, and junk at the notification address.
-- Replaced by the reader: :first and :last (numbers), :account, :days, :youngest.
with past as (
  select n, 'PAST-' || n as number, now() - make_interval(days => :youngest + n % :days) as at, '5' || lpad(n::text, 15, '0') as billnumber
  from generate_series(:first, :last) as n),
found as (
  update assist_order set found_by = 'notification', found_at = past.at, list_day = ''
  from past where assist_order.id = 'asord_' || past.number),
notifications as (
  insert into assist_notification (id, verdict, merchant_id, order_number, billnumber, test_mode, trial, fields, digest, times, received_at)
  select 'asntf_' || number || '_' || turn, 'genuine', '679471', number, billnumber, true, false, '{"orderstate": "Approved"}',
    md5(number || turn), 1, at from past, generate_series(1, 2) as turn),
junk as (
  insert into assist_notification (id, verdict, order_number, trial, fields, times, received_at)
  select 'asntf_junk_' || n, 'wrong-check-value', 'JUNK-' || n, false, '{}', 1, at from past where n % 20 = 0),
attempts as (
  insert into assist_command (id, order_id, kind, billnumber, amount, currency, reference, "full", state, sent_at, closed_at)
  select 'asatt_' || number, 'asord_' || number, 'refund', billnumber, '10.00', 'RUB', 'ref_' || number, false, 'done', at, at
  from past where n % 10 = 0),
acts as (
  insert into assist_staff_operation (id, request_key, kind, payment_id, order_number, amount, currency, state, leased_until, ended_at)
  select 'asact_' || number, 'key_' || number, 'refund', 'pay_' || number, number, '10.00', 'RUB', 'done', at, at
  from past where n % 20 = 0),
cases as (
  insert into assist_case (id, order_number, about, reason, message, opened_at, money, closed_at, closed_how)
  select 'ascase_' || number, number, 'payment', 'not-recorded', 'Of the past.', at, '{}', at, 'by-itself'
  from past where n % 50 = 0),
removed as (
  insert into assist_removed_order (id, order_number, account, payment_session_id, provider, kind, means, stages, live, amount,
    currency, handed_off_at, last_handed_off_at, registered_at, created_at)
  select 'asrem_' || number, 'LEFT-' || n, :account, 'payses_left_' || n, 'assist', 'checkout', 'all', 'one', false, '150.00',
    'RUB', at, at, at, at from past where n % 2 = 0),
events as (
  insert into assist_money_event (id, row_id, payment_id, event, heard_at)
  select 'asmev_' || number, 'capt_' || number, 'pay_' || number, 'payment.captured', at from past)
insert into assist_bill (id, number, order_id, account, amount, currency, amount_due, sending, valid_until, state, ended_at)
select 'asbil_' || number, number, 'order_' || number, :account, '150.00', 'RUB', '150.00', 'none', at, 'paid', at
from past where n % 20 = 0
