#!/bin/sh
# Try the house where nothing is installed: a new Debian with python3, python3-venv, git and apt.
#
#   tests/starter/fresh_root.sh FOLDER COMMAND …
#
# makes FOLDER (about 350 MB, once), clones this checkout into it and runs the command, a line of
# shell, in the clone. Needs root and debootstrap. How apt, pip and npm reach their registries is
# copied from this machine, its own files and environment; nothing of it is written here.
set -eu

folder=$1
shift
checkout=$(cd "$(dirname "$0")/../.." && pwd)
suite=bookworm

if [ "$(id -u)" != 0 ] || ! command -v debootstrap >/dev/null; then
    echo "fresh_root.sh cần quyền root và chương trình debootstrap" >&2
    exit 3
fi

# In a mount namespace of its own, so that nothing stays mounted however this ends.
if [ -z "${FRESH_NAMESPACE-}" ]; then
    FRESH_NAMESPACE=1 exec unshare --mount -- "$0" "$folder" "$@"
fi

mirror=$(sed -n 's/^URIs: *//p; s/^deb \(\[[^]]*\] \)\{0,1\}\([^ ]*\).*/\2/p' \
    /etc/apt/sources.list /etc/apt/sources.list.d/*.sources /etc/apt/sources.list.d/*.list \
    2>/dev/null | head -n 1)

if ! [ -e "$folder/etc/made" ]; then
    rm -rf --one-file-system "$folder"
    debootstrap --variant=minbase --include=apt,ca-certificates,git,python3,python3-venv \
        "$suite" "$folder" ${mirror:+"$mirror"} >"$folder.log" 2>&1 ||
        { tail -n 5 "$folder.log" >&2; exit 3; }
    # What leads to the registries: names, certificates, the clients' own files.
    for path in /etc/resolv.conf /etc/hosts /etc/apt/apt.conf.d /etc/apt/sources.list.d \
        /etc/ssl/certs/ca-certificates.crt \
        /etc/pip.conf /etc/npmrc "$HOME/.config/pip" "$HOME/.pip" "$HOME/.npmrc"; do
        [ -e "$path" ] || continue
        case $path in "$HOME"/*) to=$folder/root${path#"$HOME"} ;; *) to=$folder$path ;; esac
        mkdir -p "$(dirname "$to")"
        # Links in the new root would lead back into this machine's files: never write through one.
        rm -rf "$to" && cp -RL "$path" "$to"
    done
    rm -f "$folder/etc/apt/sources.list"
    touch "$folder/etc/made"
fi

for place in proc dev sys; do
    mkdir -p "$folder/$place"
    mount --rbind "/$place" "$folder/$place"
done

rm -rf --one-file-system "$folder/root/portal"
git clone --quiet --no-hardlinks "$checkout" "$folder/root/portal"

# Only what the clients of the registries read is handed in; HOME and PATH are a new machine's.
env | grep -E '^(PIP_|npm_config_|NPM_CONFIG_|NODE_EXTRA_CA_CERTS=|SSL_CERT|[A-Za-z_]*_(proxy|PROXY)=)' |
    sed "s/=/='/; s/\$/'/" >"$folder/root/registries.env" || :
env -i HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    LANG=C.UTF-8 TERM=dumb chroot "$folder" /bin/sh -c '
        set -a; . /root/registries.env; set +a
        cd /root/portal && eval "$*"' fresh "$@"
