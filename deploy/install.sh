#!/bin/sh
# Make a Debian server (12 or later) into one that takes articles by git push and serves the site.
#
#   sudo deploy/install.sh --domain vi-du.vn --maintainer quan-tri.pub [--editor chi-lan.pub]…
#        [--certificate chain.pem --key private.pem]
#
# May be run again at any time: it mends what is missing and replaces what is the project's.
set -eu

home=/srv/portal
domains=
maintainers=
editors=
certificate=
key=

usage() {
    sed -n '4,5s/^# *//p' "$0" >&2
    exit 2
}

while [ $# -gt 0 ]; do
    [ $# -ge 2 ] || usage
    case $1 in
    --domain) domains="$domains $2" ;;
    --maintainer) maintainers="$maintainers $2" ;;
    --editor) editors="$editors $2" ;;
    --certificate) certificate=$2 ;;
    --key) key=$2 ;;
    *) usage ;;
    esac
    shift 2
done
[ -n "$domains" ] || usage
if [ "$(id -u)" != 0 ]; then
    echo "Hãy chạy bằng quyền root: sudo $0 …" >&2
    exit 3
fi
for file in $maintainers $editors; do
    ssh-keygen -l -f "$file" >/dev/null 2>&1 || {
        echo "$file không phải khóa công khai SSH." >&2
        exit 2
    }
done
source=$(dirname "$(dirname "$(readlink -f "$0")")")

echo "1/6 Cài các gói của Debian"
export DEBIAN_FRONTEND=noninteractive
apt-get -qq update
apt-get -qq -y install --no-install-recommends \
    nginx-light libnginx-mod-http-brotli-static openssh-server git rsync python3 python3-venv >/dev/null

echo "2/6 Người dùng và thư mục"
id portal >/dev/null 2>&1 || useradd --system --home-dir "$home" --shell /bin/sh portal
install -d -m 755 "$home" "$home/bin" "$home/site"
install -d -m 755 /var/lib/portal/acme
install -d -m 700 "$home/work" "$home/state" "$home/.ssh" "$home/repository.git"
install -m 755 "$source/deploy/bin/press" "$source/deploy/bin/gate" "$home/bin/"
[ -e "$home/bin/portal.conf" ] || cat >"$home/bin/portal.conf" <<EOF
# Settings of press and gate; shell syntax. This file is never replaced.
PORTAL_HOME=$home
PORTAL_BRANCH=main
# A folder, or ssh://user@host/path when another machine serves the site.
PORTAL_TARGET=$home/site
EOF
chown portal: "$home" "$home/site" "$home/work" "$home/state" "$home/.ssh" "$home/repository.git"

echo "3/6 Kho bài và móc git"
as_portal() { runuser -u portal -- "$@"; }
[ -e "$home/repository.git/HEAD" ] ||
    as_portal git init -q --bare --initial-branch=main "$home/repository.git"
set_up() { as_portal git --git-dir="$home/repository.git" config "$1" "$2"; }
set_up receive.denyNonFastForwards true
set_up receive.denyDeletes true
set_up receive.fsckObjects true
set_up receive.maxInputSize 500m
set_up core.hooksPath "$home/hooks"
set_up portal.press "$home/bin/press"
install -d -m 755 "$home/hooks"
install -m 755 "$source/deploy/hooks/pre-receive" "$source/deploy/hooks/post-receive" "$home/hooks/"

echo "4/6 Khóa của người quản trị và biên tập viên"
keys=$home/.ssh/authorized_keys
touch "$keys"
admit() { # role, file
    public=$(cut -d ' ' -f 1,2 "$2")
    name=$(cut -d ' ' -f 3- "$2")
    grep -vF "$public" "$keys" >"$keys.new" || :
    printf 'command="%s/bin/gate %s",restrict %s %s\n' "$home" "$1" "$public" "$name" >>"$keys.new"
    mv "$keys.new" "$keys"
}
for file in $editors; do admit editor "$file"; done
for file in $maintainers; do admit maintainer "$file"; done
chown portal: "$keys"
chmod 600 "$keys"

echo "5/6 nginx"
set --
for domain in $domains; do set -- "$@" --domain "$domain"; done
[ -z "$certificate" ] || set -- "$@" --certificate "$certificate" --key "$key"
# No package of ours is needed for this: newsroom/serving is plain Python.
python3 "$source/deploy/configure.py" --site "$home/site" "$@" >/etc/nginx/sites-available/portal
ln -sfn ../sites-available/portal /etc/nginx/sites-enabled/portal
rm -f /etc/nginx/sites-enabled/default
nginx -t -q

echo "6/6 Dịch vụ hẹn giờ"
install -m 644 "$source"/deploy/systemd/portal-* /etc/systemd/system/
systemctl enable -q portal-publish.timer portal-nginx.path nginx.service ssh.service
if [ -d /run/systemd/system ]; then
    systemctl daemon-reload
    systemctl restart portal-publish.timer portal-nginx.path
    systemctl reload-or-restart nginx.service
fi

set -- $domains
echo "Xong. Người quản trị đẩy lần đầu bằng:"
echo "  git push ssh://portal@$1/bai main"
