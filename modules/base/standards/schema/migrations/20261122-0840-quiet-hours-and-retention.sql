-- When text messages rest, and how long each kind of record is kept. Ids follow from the key, as for the other starting rows.
insert into standards.standard
  (id, key, value, unit, level, palace_may_override, source_title, source_number, verified, note, effective_from, created_at)
select overlay(overlay(md5('standard ' || key) placing '8' from 13) placing '8' from 17)::uuid, key, value::jsonb, unit, null, palace_may_override,
  source_title, null, 'no', note, '2023-01-01', '2026-11-22T00:00Z'
from (values
  ('messages.quietFrom', '21', 'hourOfDay', true, '本平台惯例', '从这个钟点起不发短信；验证码和当晚就要知道的事除外'),
  ('messages.quietUntil', '8', 'hourOfDay', true, '本平台惯例', '到这个钟点再发，过了时效的不再发'),
  ('retention.inboxMonths', '24', 'months', false, '本平台惯例；《个人信息保护法》第十九条要求保存期限最短', '消息保留多久'),
  ('retention.developmentTextDays', '7', 'days', false, '本平台惯例', '演示时留下的短信保留多久'),
  ('retention.companionNameMonths', '6', 'months', false, '本平台惯例；《个人信息保护法》第十九条要求保存期限最短', '同伴和现场登记的人，姓名保留多久'),
  ('retention.forgottenConsentMonths', '36', 'months', false, '《中华人民共和国民法典》第一百八十八条（诉讼时效三年），条文尚未逐字核对', '注销以后，同意记录（只有编号）留作证据多久'),
  ('retention.grownChildMonths', '12', 'months', false, '本平台惯例', '孩子成年后没有交接的，资料保留多久')
) as starting (key, value, unit, palace_may_override, source_title, note);
