#!/bin/sh
# Writes the secrets docker-compose.yml reads, once; what is there already stays.
set -eu
folder="$(dirname "$0")/secrets"
mkdir -p "$folder"
chmod 700 "$folder"

keep() { # NAME VALUE: the containers' own users read these files, the folder keeps everybody else out
    [ -e "$folder/$1" ] || printf '%s' "$2" > "$folder/$1"
    chmod 644 "$folder/$1"
}

random() { head -c 36 /dev/urandom | base64 | tr -d '\n+/='; }

keep database_password "$(random)"
keep database_url "postgresql://tally:$(cat "$folder/database_password")@database/tally"
keep secret "$(random)"
echo "Kept in $folder. For Slack, put slack_bot_token and slack_app_token there too."
