-- Orders that were paid in the past and whose books agree, as the plugin and Medusa would have left them: the gateway
-- took 150.00 RUB for each on one of :days days, :youngest days ago and before. All are due for a check, or none (:due).
-- Replaced by the reader: :first and :last (numbers), :account, :days, :youngest, :stages ('one' or 'two'), :due (true or false).
with paid as (
  select n, 'PAST-' || n as number, date_trunc('day', now() at time zone 'utc') at time zone 'utc'
    - make_interval(days => :youngest + n % :days) + interval '12 hours' + make_interval(secs => n % 3600) as at,
    '5' || lpad(n::text, 15, '0') as billnumber
  from generate_series(:first, :last) as n),
taken as (select :stages = 'one' as it),
collections as (
  insert into payment_collection (id, currency_code, amount, raw_amount, captured_amount, raw_captured_amount, status)
  select 'paycol_' || number, 'rub', 150, '{"value": "150", "precision": 20}', case when taken.it then 150 end,
    case when taken.it then '{"value": "150", "precision": 20}'::jsonb end, 'completed' from paid, taken),
sessions as (
  insert into payment_session (id, currency_code, amount, raw_amount, provider_id, data, status, payment_collection_id)
  select 'payses_' || number, 'rub', 150, '{"value": "150", "precision": 20}', 'pp_assist_' || :account, '{}',
    case when taken.it then 'captured' else 'authorized' end, 'paycol_' || number from paid, taken),
payments as (
  insert into payment (id, currency_code, amount, raw_amount, provider_id, data, captured_at, payment_collection_id, payment_session_id)
  select 'pay_' || number, 'rub', 150, '{"value": "150", "precision": 20}', 'pp_assist_' || :account,
    jsonb_build_object('order_number', number), case when taken.it then at end, 'paycol_' || number, 'payses_' || number from paid, taken),
captures as (
  insert into capture (id, amount, raw_amount, payment_id, created_at)
  select 'capt_' || number, 150, '{"value": "150", "precision": 20}', 'pay_' || number, at from paid, taken where taken.it),
orders as (
  insert into "order" (id, version, status, currency_code, email)
  select 'order_' || number, 1, 'pending', 'rub', 'anna@shopper.example' from paid),
links as (
  insert into order_payment_collection (id, order_id, payment_collection_id)
  select 'ordpay_' || number, 'order_' || number, 'paycol_' || number from paid),
transactions as (
  insert into order_transaction (id, order_id, version, amount, raw_amount, currency_code, reference, reference_id)
  select 'ordtrx_' || number, 'order_' || number, 1, 150, '{"value": "150", "precision": 20}', 'rub', 'capture', 'capt_' || number
  from paid, taken where taken.it),
mirror as (
  insert into assist_order (id, order_number, account, payment_session_id, provider, means, stages, live, amount, currency,
    held, captured, refunded, handed_off_at, last_handed_off_at, state, billnumbers, checked_at, next_check_at, list_day, created_at)
  select 'asord_' || number, number, :account, 'payses_' || number, 'assist', 'all', :stages, false, '150.00', 'RUB',
    case when taken.it then '0.00' else '150.00' end, case when taken.it then '150.00' else '0.00' end, '0.00', at, at,
    case when taken.it then 'captured' else 'held' end,
    jsonb_build_array(jsonb_build_object(
      'billnumber', billnumber, 'state', case when taken.it then 'approved' else 'delayed' end, 'amount', '150.00', 'currency', 'RUB',
      'testMode', true, 'orderedAt', to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS".000Z"'),
      'seen', jsonb_build_object('held', not taken.it, 'approved', taken.it))),
    now() - interval '1 day', case when :due then now() end, to_char(at at time zone 'utc', 'YYYY-MM-DD'), at
  from paid, taken),
operations as (
  insert into assist_operation (id, order_id, billnumber, type, result, response_code, amount, currency, operated_at)
  select 'asop_' || number, 'asord_' || number, billnumber || '.1', 'payment', 'success', 'AS000', '150.00', 'RUB', at from paid)
select number as "orderNumber", '150.00' as amount, at, billnumber, not taken.it as "twoStage" from paid, taken
