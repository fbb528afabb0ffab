create table ship (id int primary key, name varchar(20));
insert into ship select x, concat('ship ', x) from system_range(1, 20);
