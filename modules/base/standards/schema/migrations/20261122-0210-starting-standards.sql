-- The values that an installation starts with; a province sets its own over them, with a source (mission: "Standards are data").
-- Ids follow from key and level, so that every installation has the same rows.
insert into standards.standard
  (id, key, value, unit, level, palace_may_override, source_title, source_number, verified, note, effective_from, created_at)
select md5('standard ' || key || coalesce(' ' || level, ''))::uuid, key, value::jsonb, unit, level, palace_may_override,
  source_title, source_number, verified, note, '2023-01-01', '2026-11-22T00:00Z'
from (values
  ('coverage.targetYear', '2027', 'year', null::text, false, '湖北省工人文化宫高质量发展意见（2023—2027）', null::text, 'yes', null::text),
  ('palace.area.min', '{"bands": [{"below": 50000, "value": 800}, {"below": 200000, "value": 2000}, {"below": 500000, "value": 4000}, {"below": 1000000, "value": 6000}, {"value": 8000}]}', 'squareMetres', null::text, false, '《文化馆建设标准》', '建标136-2010', 'partly', '按服务人口分档，参照文化馆；两端 800 与 8000 平方米已核对，中间分档未逐字核对'),
  ('palace.area.large', '6000', 'squareMetres', null::text, false, '《文化馆建设标准》', '建标136-2010', 'yes', '大型馆的起点，参照文化馆'),
  ('palace.compact.area', '1000', 'squareMetres', null::text, false, '全国总工会关于小型实用工人文化宫的要求', null::text, 'yes', '约 1000 平方米'),
  ('palace.compact.seatsMin', '50', 'seats', null::text, false, '全国总工会关于小型实用工人文化宫的要求', null::text, 'yes', null::text),
  ('palace.compact.seatsMax', '100', 'seats', null::text, false, '全国总工会关于小型实用工人文化宫的要求', null::text, 'yes', null::text),
  ('opening.hoursPerWeek', '42', 'hours', null::text, false, '县级文化馆实践；四川省 2026—2030 年要求', null::text, 'yes', null::text),
  ('opening.hoursPerWeekGoal', '70', 'hours', null::text, false, '县级文化馆实践；四川省 2026—2030 年要求', null::text, 'yes', null::text),
  ('opening.daysPerYear', '300', 'days', null::text, false, '县级文化馆实践；四川省 2026—2030 年要求', null::text, 'yes', null::text),
  ('opening.offPeakShare', '0.3333', 'share', null::text, false, '县级文化馆实践；四川省 2026—2030 年要求', null::text, 'yes', '错时开放不少于三分之一'),
  ('activity.perYear', '240', 'activities', 'city', false, '某市工人文化宫服务标准', null::text, 'yes', null::text),
  ('activity.perYear', '120', 'activities', 'county', false, '某市工人文化宫服务标准', null::text, 'yes', null::text),
  ('bookroom.volumes', '3000', 'volumes', null::text, false, '《全国工会职工书屋管理办法（试行）》', null::text, 'yes', null::text),
  ('bookroom.digitalPlatforms', '1', 'platforms', null::text, false, '《全国工会职工书屋管理办法（试行）》', null::text, 'yes', null::text),
  ('booking.advanceDays', '1', 'days', null::text, true, '九江市工人文化宫场馆预约规则', null::text, 'yes', '当天和第二天可约'),
  ('booking.hoursPerPersonDay', '1', 'hours', null::text, true, '九江市工人文化宫场馆预约规则', null::text, 'yes', null::text),
  ('booking.courtsPerUnionDay', '2', 'courts', null::text, true, '九江市工人文化宫场馆预约规则', null::text, 'yes', null::text),
  ('booking.graceMinutes', '15', 'minutes', null::text, true, '株洲市工人文化宫场馆预约规则', null::text, 'yes', '开始后过了这么久没来，位子放出'),
  ('booking.cancelMinutes', '30', 'minutes', null::text, true, '九江市工人文化宫场馆预约规则', null::text, 'yes', '开始前多久还能取消'),
  ('noShow.limit', '3', 'times', null::text, true, '株洲市工人文化宫场馆预约规则', null::text, 'yes', null::text),
  ('noShow.banDays', '30', 'days', null::text, true, '株洲市工人文化宫场馆预约规则', null::text, 'yes', null::text),
  ('enrolment.waitlistShare', '1', 'share', null::text, true, '广州市少年宫报名办法', null::text, 'yes', '候补名额与名额一样多'),
  ('enrolment.offerHoldMinutes', '120', 'minutes', null::text, true, '本平台惯例', null::text, 'no', '候补轮到后为其保留的时间，没有外部出处，可按馆调整'),
  ('enrolment.personActiveLimit', '6', 'times', null::text, false, '本平台惯例', null::text, 'no', '一人在各馆同时有效的报名数，没有外部出处'),
  ('lease.maxYears', '5', 'years', null::text, false, '行政事业性国有资产出租规定', null::text, 'proxy', '公开招租；工会资产参照'),
  ('lease.hardMaxYears', '10', 'years', null::text, false, '行政事业性国有资产出租规定', null::text, 'proxy', '工会资产参照'),
  ('lease.exemptMonths', '3', 'months', null::text, false, '行政事业性国有资产出租规定', null::text, 'proxy', '工会资产参照'),
  ('rights.reviewDays', '7', 'days', null::text, false, '《工会法律援助办法》', null::text, 'yes', '青岛为 7+7 个工作日'),
  ('quality.satisfaction', '0.9', 'share', null::text, false, '北京某工人文化宫运营合同', null::text, 'yes', null::text),
  ('quality.awareness', '0.8', 'share', null::text, false, '北京某工人文化宫运营合同', null::text, 'yes', null::text),
  ('quality.qrCheckIn', '0.6', 'share', null::text, false, '北京某工人文化宫运营合同', null::text, 'yes', null::text),
  ('event.permitPeople', '1000', 'people', null::text, false, '《大型群众性活动安全管理条例》', '国务院令第505号', 'yes', '达到这个人数须经县级公安机关许可'),
  ('event.cityPermitPeople', '5000', 'people', null::text, false, '《大型群众性活动安全管理条例》', '国务院令第505号', 'yes', '达到这个人数须经市级公安机关许可'),
  ('event.permitDaysAhead', '20', 'days', null::text, false, '《大型群众性活动安全管理条例》', '国务院令第505号', 'yes', null::text),
  ('a11y.lineHeight', '1.3', 'ratio', null::text, false, '工业和信息化部适老化规范（2021）', null::text, 'yes', null::text),
  ('log.retentionMonths', '6', 'months', null::text, false, '《中华人民共和国网络安全法》第二十一条', null::text, 'no', '条文尚未逐字核对')
) as starting (key, value, unit, level, palace_may_override, source_title, source_number, verified, note);
