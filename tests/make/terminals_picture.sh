#!/usr/bin/env bash
# Take the picture of four terminals that reorder by themselves: the program on its samples in each of them.
#
#   tests/make/terminals_picture.sh [COMMAND]     COMMAND runs hashiya (.venv/bin/hashiya)
#
# Needs what tests/terminals/README.md names.
set -euo pipefail
cd "$(dirname "$0")/../.."
command=${1:-.venv/bin/hashiya}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for terminal in konsole kitty pterm vte+tmux; do
  cp -r sample_data "$work/$terminal"
  .venv/bin/python -m tests.terminals.picture "$terminal" "$work/$terminal.png" --keys 'J j 1 j 4 3 j' \
    -- "$command" "$work/$terminal"
done
montage "$work"/{konsole,kitty,pterm,vte+tmux}.png -tile 2x2 -geometry 760x+8+8 -background '#808080' \
  -strip -colors 128 "PNG8:tests/pictures/terminals.png"
