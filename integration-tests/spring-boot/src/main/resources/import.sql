insert into course (id, name) select x, concat('course ', x) from system_range(1, 12)
insert into lesson (title, course_id) select concat('lesson ', n.x), c.id from course c join system_range(1, 12) n on n.x <= c.id
