"""What a server is told to do, in its own words: POSIX shell with the tools of a Debian.

Every script starts in the folder of releases; ``$1`` … are names of releases.
"""

from newsroom.release import manifest
from newsroom.release.target import CLEANED, CURRENT, NEW, PREVIOUS, RELEASES

#: All files of the folder one stands in with their sizes, in an order that both sides agree on.
LIST = r"find . -type f -printf '%s %P\n' | LC_ALL=C sort"

STATE = f"""\
echo "target $PWD"
[ -d {RELEASES} ] || exit 0
for link in {CURRENT} {PREVIOUS}; do echo "$link $(readlink "$link" || :)"; done
ls {RELEASES} | sed 's/^/release /'
"""

# A file of the raw material is right when it *is* the served one's: same inode.
PREPARE = f"""\
cd {RELEASES}
[ -d {NEW} ] || [ -z "$2" ] || mv -- "$2" {NEW}
mkdir -p {NEW}
find {NEW} ! -type f ! -type d -delete
if [ -n "$1" ]; then
    (cd "./$1" && find . -type f -printf '%P\\t%i\\n' | LC_ALL=C sort) >.served
    (cd {NEW} && find . -type f -printf '%P\\t%i\\n' | LC_ALL=C sort) >.lying
    LC_ALL=C comm -13 .served .lying | cut -f 1 | tr '\\n' '\\0' | (cd {NEW} && xargs -0r rm -f --)
    LC_ALL=C comm -23 .served .lying | cut -f 1 | tr '\\n' '\\0' |
        (cd "./$1" && xargs -0r cp -l --parents -t ../{NEW} --)
    rm -f .served .lying
else
    find {NEW} -mindepth 1 -delete
fi
cd {NEW}
xargs -0r rm -f --
find . -mindepth 1 -type d -empty -delete
"""

FINISH = f"""\
cd {RELEASES}/{NEW}
[ "$({LIST} | sha256sum | cut -d ' ' -f 1)" = "$2" ] || exit 65
cd ..
sync -f {NEW}
mv -T -- {NEW} "$1"
sync -f .
"""

SWITCH = f"""\
point() {{ ln -sfn "{RELEASES}/$2" ".$1.new" && mv -T ".$1.new" "$1"; }}
[ -z "$2" ] || point {PREVIOUS} "$2"
point {CURRENT} "$1"
sync -f .
"""

AMEND = f"""\
cd {RELEASES}
find {CLEANED} -mindepth 1 -type d -empty -delete
cat >{CLEANED}/.new
chmod 444 {CLEANED}/.new
mv -f {CLEANED}/.new {CLEANED}/{manifest.NAME}
mv -T {CLEANED} "$1"
"""

REMOVE = f"""\
cd {RELEASES}
for name; do
    if [ -e {NEW} ]; then rm -rf -- "./$name"; else mv -T -- "./$name" {NEW}; fi
done
"""
