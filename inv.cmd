@echo off
rem inv TASK: what ./inv does, for Windows. This file stays ASCII: cmd reads batch files in the
rem code page of the console. No parenthesised blocks: a path may hold a parenthesis.
setlocal
set "PYTHONUTF8=1"
set "root=%~dp0"
set "python=%root%.venv\Scripts\python.exe"
if not exist "%python%" goto set_up
fc /b "%root%requirements.lock" "%root%.venv\installed.lock" >nul 2>nul
if not errorlevel 1 goto run

:set_up
set "maker=py -3"
%maker% -c "import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))" >nul 2>nul
if not errorlevel 1 goto make
set "maker=python"
%maker% -c "import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))" >nul 2>nul
if not errorlevel 1 goto make
chcp 65001 >nul
type "%root%starter\no-python.txt" 1>&2
exit /b 3

:make
%maker% "%root%inv.py" --set-up
if errorlevel 1 exit /b %errorlevel%

:run
"%python%" "%root%inv.py" %*
exit /b %errorlevel%
