insert into Owner(id, name) values (1, 'Ada'), (2, 'Ben'), (3, 'Cleo'), (4, 'Dan'), (5, 'Eve');
insert into Pet(id, name, owner_id) values (1, 'Rex', 1), (2, 'Tom', 2), (3, 'Ida', 3), (4, 'Max', 4), (5, 'Leo', 5), (6, 'Kim', 5), (7, 'Mia', 5), (8, 'Joe', 5);
