-- How far a fit is, from 0 to 1.
alter table optimize.mixes add column progress double precision not null default 0;
