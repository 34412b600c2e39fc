#!/bin/sh
# Runs a published QuizBot as a container does: its own tree with nothing in it but the program, .NET and the system's libraries,
# read-only, without a shell, users, culture or time zone data, as user 1654. Only /data and /tmp can be written to.
#   unshare --mount sh bare-root.sh PROGRAM-FOLDER DOTNET-ROOT EMPTY-FOLDER ARGUMENTS...
set -eu
app=$1 dotnet=$2 root=$3
shift 3
mount --make-rprivate /
mount -t tmpfs -o mode=755 none "$root"
mkdir -p "$root/app" "$root/dotnet" "$root/data" "$root/tmp" "$root/proc" "$root/dev" "$root/usr/lib"
mount --bind "$app" "$root/app"
mount --bind "$dotnet" "$root/dotnet"
mount --bind /usr/lib "$root/usr/lib"
for folder in /lib /lib64; do
  if [ -L "$folder" ]; then ln -s "$(readlink "$folder")" "$root$folder"; else mkdir "$root$folder"; mount --bind "$folder" "$root$folder"; fi
done
if [ -d /usr/lib64 ]; then mkdir "$root/usr/lib64"; mount --bind /usr/lib64 "$root/usr/lib64"; fi
mount --bind /proc "$root/proc"
for device in null zero random urandom; do : > "$root/dev/$device"; mount --bind "/dev/$device" "$root/dev/$device"; done
for folder in data tmp; do mount -t tmpfs -o mode=700,uid=1654,gid=1654 none "$root/$folder"; done
for folder in app dotnet usr/lib; do mount -o remount,bind,ro "$root/$folder"; done
mount -o remount,ro "$root"
export DOTNET_ROOT=/dotnet HOME=/tmp DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1
unset TZ TZDIR 2>/dev/null || true
exec chroot --userspec=1654:1654 "$root" /app/QuizBot "$@"
