#!/usr/bin/env bash
# For each service a database, a role that owns and migrates it, and a role that uses it, owns nothing and can reach no
# other. Runs before every start: it makes what is missing and sets the passwords.
set -euo pipefail
secrets=/run/secrets
PGPASSWORD=$(<"$secrets/postgres-password")
export PGPASSWORD PGHOST=${PGHOST:-postgres} PGUSER=${PGUSER:-postgres} PGDATABASE=${PGDATABASE:-postgres}
for service in customer loyalty partner analytics; do
    psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --set=name="$service" --set=owner="${service}_owner" \
        --set=secrets="$secrets" <<'SQL'
\set owner_file :secrets '/owner-password-' :name
\set user_file :secrets '/database-password-' :name
\set owner_password `cat :owner_file`
\set user_password `cat :user_file`
select format('create role %I login', :'owner')
where not exists (select from pg_roles where rolname = :'owner') \gexec
select format('create role %I login', :'name')
where not exists (select from pg_roles where rolname = :'name') \gexec
alter role :"owner" password :'owner_password';
alter role :"name" password :'user_password';
select format('create database %I owner %I', :'name', :'owner')
where not exists (select from pg_database where datname = :'name') \gexec
revoke connect on database :"name" from public;
grant connect on database :"name" to :"name";
SQL
    echo "database $service is ready"
done
