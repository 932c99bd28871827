#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing to build overture, by the system's package manager; prints nothing when
# all is there or when it worked.
#   deps.sh [build|test|bench|browser]   build: the program; test: what the tests need, too;
#                                        bench: what the benchmark compares with, too;
#                                        browser: what looking at reports in a browser needs, too
set -eu
set_wanted=${1:-build}
case $set_wanted in build | test | bench | browser) ;; *) sed -n '3,7s/^# //p' "$0" >&2; exit 2 ;; esac

# What is needed: set, how to find it (a command, a pkg-config module, a C header, a Python module),
# and its package for apt-get, dnf, pacman and brew. "-": comes with another one or is not needed
# there; "?": the manager has none. To add a dependency: one line.
needs='
build command cc          gcc                gcc             gcc         -
build command cmake       cmake              cmake           cmake       cmake
build command ninja       ninja-build        ninja-build     ninja       ninja
build command pkg-config  pkg-config         pkgconf         pkgconf     pkgconf
build module  gsl         libgsl-dev         gsl-devel       gsl         gsl
build module  libconfig   libconfig-dev      libconfig-devel libconfig   libconfig
build module  jansson     libjansson-dev     jansson-devel   jansson     jansson
build command gnuplot     gnuplot-nox        gnuplot         gnuplot     gnuplot
build module  smartcols   libsmartcols-dev   libsmartcols-devel util-linux-libs util-linux
build module  nettle      nettle-dev         nettle-devel    nettle      nettle
build module  sqlite3     libsqlite3-dev     sqlite-devel    sqlite      sqlite
build header  Random123/philox.h librandom123-dev Random123-devel ?      ?
build header  stdio.h     libc6-dev          glibc-devel     glibc       -
test  module  cmocka      libcmocka-dev      cmocka-devel    cmocka      cmocka
test  command xmllint     libxml2-utils      libxml2         libxml2     libxml2
test  command patch       patch              patch           patch       gpatch
test  command git         git                git             git         git
test  command clang       clang              clang           clang       -
test  command clang-format-14 clang-format-14 -              -           -
test  command mandoc      mandoc             mandoc          mandoc      mandoc
test  command col         bsdextrautils      util-linux      util-linux  -
test  command bash        bash               bash            bash        bash
test  command zsh         zsh                zsh             zsh         zsh
test  command mpicc       libopenmpi-dev     openmpi-devel   openmpi     open-mpi
test  command mpiexec     openmpi-bin        openmpi         openmpi     open-mpi
test  command fish        fish               fish            fish        fish
browser command chromium    chromium           chromium        chromium    -
browser command node        nodejs             nodejs          nodejs      node
browser command npm         npm                npm             npm         -
browser command update-ca-certificates ca-certificates ca-certificates ca-certificates -
browser command pdftotext   poppler-utils      poppler-utils   poppler     poppler
test  sanitizers gcc      -                  libasan,libubsan -          -
test  sanitizers clang    libclang-rt-dev    compiler-rt     compiler-rt -
bench python  numpy       python3-numpy      python3-numpy   python-numpy numpy
bench python  numba       python3-numba   python3-numba  python-numba ?
bench python  simpy       python3-simpy3     python3-simpy   python-simpy ?
'
python=${PYTHON:-/usr/bin/python3}
[ -x "$python" ] || python=python3

if [ -z "${PKG_CONFIG_PATH:-}" ] && command -v brew >/dev/null; then
    # Homebrew keeps the system's own libraries out of the default path.
    PKG_CONFIG_PATH=$(brew --prefix)/opt/util-linux/lib/pkgconfig
    export PKG_CONFIG_PATH
fi

compiles() { # COMPILER FLAG: whether a program built so links
    echo 'int main(void) { return 0; }' | "$1" "$2" -x c - -o /dev/null 2>/dev/null
}

present() { # KIND NAME
    case $1 in
    command) command -v "$2" >/dev/null ;;
    module) pkg-config --exists "$2" 2>/dev/null ;;
    header) echo "#include <$2>" | "${CC:-cc}" -E - >/dev/null 2>&1 ;;
    sanitizers) compiles "$2" -fsanitize=address,undefined ;;
    python) "$python" -c "import $2" 2>/dev/null ;;
    esac
}

manager=''
column=0
for candidate in apt-get:4 dnf:5 pacman:6 brew:7; do
    if command -v "${candidate%:*}" >/dev/null; then
        manager=${candidate%:*} column=${candidate#*:}
        break
    fi
done

missing='' packages='' unpackaged=''
collect() {
    echo "$needs" | awk -v wanted="$set_wanted" -v column="${column#0}" '
        $1 == "build" || $1 == wanted { print $2, $3, column ? $column : "?" }' >"$log"
    while read -r kind name package; do
        present "$kind" "$name" && continue
        missing="$missing $name"
        case $package in
        -) ;;
        \?) unpackaged="$unpackaged $name" ;;
        libclang-rt-dev)
            # The run-time library must be of the very version that `clang` stands for.
            version=$(apt-cache depends clang 2>/dev/null | sed -n 's/.*Depends: clang-\([0-9]*\)$/\1/p' | head -n 1)
            packages="$packages libclang-rt-${version:-14}-dev" ;;
        clang-format-14)
            if apt-cache show "$package" >/dev/null 2>&1; then packages="$packages $package"; fi ;;
        *) packages="$packages $(echo "$package" | tr ',' ' ')" ;;
        esac
    done <"$log"
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        echo "deps.sh: not root and no sudo; run as root: $*" >&2
        return 1
    fi
}

install_packages() { # words of $packages
    case $manager in
    apt-get) as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" ;;
    dnf) as_root dnf install -y "$@" ;;
    pacman) as_root pacman -S --noconfirm --needed "$@" ;;
    brew) brew install "$@" ;;
    esac
}

log=$(mktemp)
trap 'rm -f "$log"' EXIT
collect
[ -n "$missing" ] || exit 0
if [ "$manager" = apt-get ]; then
    as_root apt-get update >"$log" 2>&1 || { cat "$log" >&2; exit 1; }
    missing='' packages='' unpackaged=''
    collect # names of packages depend on the lists
fi
if [ -n "$unpackaged" ]; then
    echo "deps.sh: ${manager:-this system (no apt-get, dnf, pacman or brew)} has no package for:$unpackaged" >&2
    case $unpackaged in *Random123*)
        echo "  Random123 is headers only: unpack a release from" >&2
        echo "  https://github.com/DEShawResearch/random123 and set CPATH to its include folder" >&2
        echo "  (on Arch it is in the AUR as random123)." >&2 ;;
    esac
    exit 1
fi
[ -n "$packages" ] || exit 0
# shellcheck disable=SC2086
if ! install_packages $packages >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    echo "deps.sh: $manager could not install:$packages" >&2
    exit 1
fi
