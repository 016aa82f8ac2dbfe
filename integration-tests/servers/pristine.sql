-- Keeps what the tables of a shop hold, and puts it back: many times faster than a new copy of the database, and the
-- server's connections stay. Only tables that have changed since are touched: a row that was written later has a newer
-- xmin, and a row that is gone is missing in the count.
create schema pristine;
create table pristine.kept (name text primary key, rows bigint not null, newest bigint not null);
create table pristine.sequences (name text primary key, last_value bigint, is_called boolean);

create function pristine.tables() returns setof text language sql as $$
  select relname::text from pg_class
  where relkind = 'r' and relnamespace = 'public'::regnamespace and relpersistence <> 't' order by 1
$$;

create function pristine.changed(name text, out rows bigint, out newest bigint, out changed boolean)
language plpgsql as $$ begin
  execute format('select count(*), coalesce(max(xmin::text::bigint), 0) from public.%I', name) into rows, newest;
  select not exists (
    select 1 from pristine.kept where kept.name = changed.name and kept.rows = changed.rows and kept.newest = changed.newest
  ) into changed;
end $$;

create function pristine.keep() returns void language plpgsql as $$
declare each text; state record; begin
  for each in select pristine.tables() loop
    state := pristine.changed(each);
    if state.changed then
      execute format('drop table if exists pristine.%I', 'of ' || each);
      if state.rows > 0 then
        execute format('create table pristine.%I as table public.%I', 'of ' || each, each);
      end if;
      insert into pristine.kept values (each, state.rows, state.newest)
        on conflict (name) do update set rows = excluded.rows, newest = excluded.newest;
    end if;
  end loop;
  delete from pristine.sequences;
  for each in select sequencename from pg_sequences where schemaname = 'public' loop
    execute format('insert into pristine.sequences select %L, last_value, is_called from public.%I', each, each);
  end loop;
end $$;

-- Needs a superuser, as nothing but the tables is to see it: neither foreign keys nor triggers.
create function pristine.restore() returns void language plpgsql as $$
declare each text; state record; dirty text[] := '{}'; begin
  set local session_replication_role = replica;
  for each in select pristine.tables() loop
    state := pristine.changed(each);
    if state.changed then
      dirty := dirty || each;
      execute format('delete from public.%I', each);
      if exists (select 1 from pristine.kept where name = each and rows > 0) then
        execute format('insert into public.%I overriding system value select * from pristine.%I', each, 'of ' || each);
      end if;
    end if;
  end loop;
  foreach each in array dirty loop
    state := pristine.changed(each);
    insert into pristine.kept values (each, state.rows, state.newest)
      on conflict (name) do update set rows = excluded.rows, newest = excluded.newest;
  end loop;
  perform setval(format('public.%I', name)::regclass, last_value, is_called) from pristine.sequences;
end $$;
