#!/usr/bin/env bash
# Take the README's picture: the program on its samples, in a real terminal on a virtual screen.
#
#   tests/make/picture.sh [COMMAND]     COMMAND runs hashiya (.venv/bin/hashiya)
#
# Needs Debian's xvfb xfce4-terminal dbus-x11 xdotool imagemagick x11-utils fonts-dejavu-core.
set -euo pipefail
cd "$(dirname "$0")/../.."
command=$(realpath -s "${1:-.venv/bin/hashiya}")
work=$(mktemp -d)
display=:$((200 + $$ % 500))
export DISPLAY=$display HASHIYA_ANNOTATOR=hashiya HOME=$work LANG=C.UTF-8 LC_ALL=C.UTF-8 COLORTERM=truecolor
Xvfb "$display" -screen 0 1400x900x24 >/dev/null 2>&1 &
server=$!
cleanup() { kill "${terminal:-}" "$server" 2>/dev/null || true; rm -rf "$work"; }
trap cleanup EXIT
until xdpyinfo >/dev/null 2>&1; do :; done
for tag in '5 arms sanctions' '6 diplomacy' '7 diplomacy' '8 sanctions' '10 arms'; do
  # shellcheck disable=SC2086 # three words
  "$command" --db "$work/tags.json" tag 2 $tag
done
"$command" --db "$work/tags.json" tag 1 1 arms diplomacy
"$command" --db "$work/tags.json" tag 5 3 space-cooperation arms
XDG_RUNTIME_DIR=$work dbus-run-session xfce4-terminal --disable-server --hide-menubar --hide-scrollbar --hide-borders \
  --font 'DejaVu Sans Mono 12' --geometry 112x34 -x "$command" --db "$work/tags.json" >/dev/null 2>&1 &
terminal=$!
window=$(xdotool search --sync --onlyvisible --class xfce4-terminal | tail -1)
xdotool windowfocus "$window"
settled() { # wait until the program has drawn (many colours) and two pictures are the same
  local before='' now=''
  while :; do
    import -window "$window" "$work/now.png"
    now=$(identify -format '%# %k' "$work/now.png")
    [ "$now" = "$before" ] && [ "${now#* }" -gt 100 ] && return
    before=$now
  done
}
settled
for key in J j j j; do xdotool key "$key"; settled; done
import -window "$window" -strip tests/pictures/reader.png
