-- What a venue is measured by (P2): age, safety grade, functions, land to expand on, and rough costs. Ids follow from the key.
insert into standards.standard
  (id, key, value, unit, level, palace_may_override, source_title, source_number, verified, note, effective_from, created_at)
select overlay(overlay(md5('standard ' || key) placing '8' from 13) placing '8' from 17)::uuid, key, value::jsonb, unit, null, false,
  source_title, source_number, verified, note, '2023-01-01', '2026-11-24T00:00Z'
from (values
  ('palace.renewal.years', '30', 'years', '本平台惯例', null, 'no', '建成或最近一次整体改造满这么多年算陈旧，没有外部出处；普通房屋设计工作年限为 50 年（GB 50068-2018）'),
  ('palace.condition.renovateFrom', '3', 'grade', '《危险房屋鉴定标准》', 'JGJ 125-2016', 'partly', '第 6.1.4 条：C 级，部分承重结构不能满足安全使用要求，局部危房；等级含义经地方政府公开转述核对，用作改扩建的起点是本平台的取法'),
  ('palace.condition.rebuildFrom', '4', 'grade', '《危险房屋鉴定标准》', 'JGJ 125-2016', 'partly', '第 6.1.4 条：D 级，承重结构已不能满足安全使用要求，整幢危房；等级含义经地方政府公开转述核对，用作新建的起点是本平台的取法'),
  ('palace.room.hall', '1', 'rooms', '湖北省工人文化宫高质量发展意见（2023—2027）“3+X”', null, 'partly', '文化体育：多功能厅或剧场；意见列出功能，间数是本平台的取法，0 表示不要求'),
  ('palace.room.sports', '1', 'rooms', '湖北省工人文化宫高质量发展意见（2023—2027）“3+X”', null, 'partly', '文化体育：健身或球类；意见列出功能，间数是本平台的取法，0 表示不要求'),
  ('palace.room.classroom', '1', 'rooms', '湖北省工人文化宫高质量发展意见（2023—2027）“3+X”', null, 'partly', '教育培训；意见列出功能，间数是本平台的取法，0 表示不要求'),
  ('palace.room.civicPractice', '1', 'rooms', '湖北省工人文化宫高质量发展意见（2023—2027）“3+X”', null, 'partly', '文明实践；意见列出功能，间数是本平台的取法，0 表示不要求'),
  ('palace.room.bookroom', '1', 'rooms', '《全国工会职工书屋管理办法（试行）》', null, 'partly', '职工书屋；间数是本平台的取法，0 表示不要求'),
  ('palace.room.serviceCounter', '1', 'rooms', '湖北省工人文化宫高质量发展意见（2023—2027）阵地融合', null, 'partly', '职工服务中心窗口；间数是本平台的取法，0 表示不要求'),
  ('palace.room.legalAid', '1', 'rooms', '湖北省工人文化宫高质量发展意见（2023—2027）“3+X”', null, 'partly', '维权服务；X 可因地制宜，0 表示不要求'),
  ('palace.room.entrepreneurship', '0', 'rooms', '湖北省工人文化宫高质量发展意见（2023—2027）“3+X”', null, 'partly', '创业创新；X 可因地制宜，0 表示不要求'),
  ('palace.expansion.plotRatio', '1', 'ratio', '本平台惯例', null, 'no', '一平方米可扩建用地能增加多少平方米建筑，没有外部出处；以当地规划条件为准'),
  ('palace.cost.newPerM2', '5000', 'yuanPerSquareMetre', '公开报道的三个项目', null, 'proxy', '利川约 4,544 元、恩施约 7,333 元、荆州约 3,549 元一平方米；只作粗算'),
  ('palace.cost.renovatePerM2', '2000', 'yuanPerSquareMetre', '本平台惯例', null, 'no', '整体改造一平方米，没有外部出处；只作粗算')
) as starting (key, value, unit, source_title, source_number, verified, note);
