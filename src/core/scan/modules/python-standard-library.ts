/**
 * Names that Python itself has. Projects have modules of the same name within their packages (`types`, `logging`), which their
 * whole names lead to and these do not. Left out is what few programs import and many projects have (`code`, `test`, `site`).
 */

/** https://docs.python.org/3/py-modindex.html */
const modules = new Set(
  `abc argparse array ast atexit base64 binascii bisect builtins bz2 calendar cmath codecs configparser contextlib contextvars copy
  copyreg csv dataclasses datetime decimal difflib dis enum errno fcntl filecmp fileinput fnmatch fractions ftplib functools gc
  getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac imaplib inspect io ipaddress itertools keyword linecache locale
  lzma mailbox marshal math mimetypes mmap numbers operator optparse pathlib pdb pickle pkgutil platform poplib posixpath pprint
  pstats pty pwd queue quopri random re readline reprlib runpy sched secrets select selectors shelve shlex shutil signal smtplib
  socket socketserver ssl stat statistics string stringprep struct subprocess symtable sys syslog tarfile tempfile termios textwrap
  threading time timeit token tokenize trace traceback tracemalloc types typing unicodedata uuid warnings wave weakref webbrowser
  winreg zipapp zipfile zipimport zlib`.split(/\s+/),
);

/** Those with modules in them: the names below them are taken as well. */
const packages = new Set(
  `__future__ asyncio collections concurrent ctypes curses dbm email encodings html http importlib json logging multiprocessing os
  sqlite3 sysconfig tkinter tomllib unittest urllib venv wsgiref xml xmlrpc zoneinfo`.split(/\s+/),
);

/** Whether a dotted name is that of a module of Python itself. `platform.models` is none: `platform` has no modules in it. */
export function isStandardLibrary(name: string): boolean {
  return modules.has(name) || packages.has(name.split('.', 1)[0] ?? '');
}
