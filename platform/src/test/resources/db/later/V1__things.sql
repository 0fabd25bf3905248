create table later.thing (id bigint primary key);
