#!/bin/sh
# Makes the clips of the checks with ffmpeg: a second of orange, and half a second of 440 Hz. They are in the repository, because no build needs ffmpeg.
set -eu
cd "$(dirname "$0")"
picture=color=c=0xff8000:size=64x64:rate=10:duration=1
tone=sine=frequency=440:sample_rate=48000:duration=0.5
film() { name=$1; shift; ffmpeg -nostdin -loglevel error -y -f lavfi -i "$picture" -pix_fmt yuv420p -map_metadata -1 -fflags +bitexact -flags:v +bitexact "$@" "$name"; }
sound() { name=$1; shift; ffmpeg -nostdin -loglevel error -y -f lavfi -i "$tone" -map_metadata -1 -fflags +bitexact -flags:a +bitexact -b:a 48k "$@" "$name"; }
film h264.mp4 -c:v libx264 -movflags +faststart
film vp8.webm -c:v libvpx -b:v 100k
film vp9.webm -c:v libvpx-vp9 -b:v 100k
film av1.webm -c:v libsvtav1
sound aac.mp4 -c:a aac
sound mp3.mp3 -c:a libmp3lame
sound opus.webm -c:a libopus
sound vorbis.webm -c:a libvorbis -ac 1
sound flac.flac -c:a flac
