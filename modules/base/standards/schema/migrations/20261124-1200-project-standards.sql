-- How long a construction project may rest with a department before someone is told, and how much of it may be offices (P4).
insert into standards.standard
  (id, key, value, unit, level, palace_may_override, source_title, source_number, verified, note, effective_from, created_at)
select overlay(overlay(md5('standard ' || key) placing '8' from 13) placing '8' from 17)::uuid, key, value::jsonb, unit, null, false,
  source_title, source_number, verified, note, '2023-01-01', '2026-11-24T00:00Z'
from (values
  ('project.restDays.federation', '15', 'days', '本平台惯例', null, 'no', '工会自己手里的步骤停多久算停滞，没有外部出处'),
  ('project.restDays.establishment', '30', 'days', '本平台惯例', null, 'no', '机构编制事项办理没有统一的法定时限，没有外部出处'),
  ('project.restDays.development', '28', 'days', '《中华人民共和国行政许可法》', '第四十二条、第八十二条', 'proxy', '行政许可应在二十个工作日内决定，折合约 28 个自然日；项目审批不都是行政许可，参照'),
  ('project.restDays.finance', '30', 'days', '本平台惯例', null, 'no', '资金批复没有统一的法定时限，没有外部出处'),
  ('project.restDays.naturalResources', '28', 'days', '《中华人民共和国行政许可法》', '第四十二条、第八十二条', 'proxy', '行政许可应在二十个工作日内决定，折合约 28 个自然日；参照'),
  ('project.restDays.construction', '28', 'days', '《中华人民共和国行政许可法》', '第四十二条、第八十二条', 'proxy', '行政许可应在二十个工作日内决定，折合约 28 个自然日；参照'),
  ('project.restDays.culture', '28', 'days', '《中华人民共和国行政许可法》', '第四十二条、第八十二条', 'proxy', '功能审核不是行政许可，比照二十个工作日'),
  ('project.officeShare', '0.1', 'share', '本平台警示线；参照《机关团体建设楼堂馆所管理条例》', '国务院令第688号', 'no', '条例和《党政机关办公用房建设标准》（发改投资〔2014〕2674号）没有规定占比；超过这条线就不能立项，防止借文化宫名义建办公楼')
) as starting (key, value, unit, source_title, source_number, verified, note);
