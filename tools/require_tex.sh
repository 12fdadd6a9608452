#!/bin/sh
# Say what to install if TeX cannot set the book, before anything is built.
programs='xelatex latexmk xdvipdfmx makeindex kpsewhich'
# What Sphinx's LaTeX files load beyond LaTeX itself (some systems have a package for each), and the fonts.
files='amssymb.sty booktabs.sty capt-of.sty colortbl.sty ellipse.sty etoolbox.sty fancyhdr.sty fancyvrb.sty
	float.sty fontspec.sty framed.sty geometry.sty gloss-english.ldf hypcap.sty hyperref.sty needspace.sty
	parskip.sty pict2e.sty polyglossia.sty tabulary.sty titlesec.sty upquote.sty varwidth.sty wrapfig.sty
	xcolor.sty lmmono10-regular.otf lmroman10-regular.otf lmsans10-bold.otf'

missing=
for program in $programs; do
	command -v "$program" >/dev/null || missing="$missing $program"
done
if [ -z "$missing" ]; then
	for file in $files; do
		kpsewhich "$file" >/dev/null || missing="$missing $file"
	done
fi
[ -z "$missing" ] && exit

cat >&2 <<END
The book is set with TeX, of which this machine lacks:$missing
Install it, and run this again:
  Debian, Ubuntu  apt-get install --no-install-recommends texlive-xetex texlive-latex-recommended \\
                    texlive-latex-extra texlive-fonts-recommended latexmk
  Fedora          dnf install texlive-collection-xetex texlive-collection-latexextra \\
                    texlive-collection-fontsrecommended latexmk
  macOS           brew install --cask mactex-no-gui
END
exit 1
