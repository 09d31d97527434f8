"""What brings data in, strict at the door.

A new source is a module `tables/<source>.py` when it is one flat table, or else a folder of its
own; its `read_<source>(task)` turns a file into rows (`base` says how) and has a line in
`pipeline/registry.py`. The rest follows: joining, checks, the version, the report.

    pipeline                                 from the rows of a source to a version
    radar | pxweb | borders | organisations  a folder a source, its way in is `read.py`
    tables                                   sources that are one flat table; the catalogues in TOML
    base                                     task, rows, cells: what every source is made of
    reading                                  files of any kind as text with places; text as values
"""
