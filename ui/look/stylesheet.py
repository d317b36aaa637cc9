"""The program's only style sheet, made from the theme's tokens and sizes. It defines shape: borders, corners, spacing.

Widgets state their kind in the dynamic property ``kind`` (a button's "primary", a frame's "panel", a label's "title" ...);
``setStyleSheet`` is called only in ui/look/theme.py.

It also sets labels and tool tips to plain text: by default Qt interprets whatever looks like HTML as markup, and a course called
``<img src="file://...">`` would have that file opened when the mouse moves over it. Only labels of the kind "markup"
(``ui.widgets.panel.markup``) are interpreted as markup.
"""

from __future__ import annotations

import re

import resources
from ui.look import theme

_TEXT = """
QLabel { background: transparent; qproperty-textFormat: PlainText; }
QLabel[kind="markup"] { qproperty-textFormat: RichText; border: 1px solid transparent; border-radius: 4px; }
QLabel[kind="markup"]:focus { border: 1px solid @accent; }
QLabel[kind="title"] { font-size: 22px; font-weight: 700; }
QLabel[kind="heading"] { font-size: 18px; font-weight: 600; }
QLabel[kind="subheading"] { font-weight: 600; }
QLabel[kind="muted"] { color: @muted; }
QLabel[kind="small"] { color: @muted; font-size: 12px; }
QLabel[tone="warning"] { color: @warning; }
QLabel[tone="success"] { color: @success; }
QLabel[kind="error"] { color: @danger; }
QToolTip { qproperty-textFormat: PlainText; color: @surface; background: @text; border: none; padding: 4px 8px; }
"""

_TAGS = """
QLabel[kind="tag"] { border-radius: 9px; padding: 2px 9px; font-size: 12px; font-weight: 500; }
QLabel[kind="tag"][tone="info"] { color: @info; background: @info-soft; }
QLabel[kind="tag"][tone="warning"] { color: @warning; background: @warning-soft; }
QLabel[kind="tag"][tone="success"] { color: @success; background: @success-soft; }
QLabel[kind="tag"][tone="danger"] { color: @danger; background: @danger-soft; }
QLabel[kind="tag"][tone="neutral"] { color: @neutral; background: @neutral-soft; }
"""

_BUTTONS = """
QPushButton, QToolButton[kind] { border: 1px solid @border; border-radius: 8px; background: @surface; color: @text;
    padding: 7px 13px; font-weight: 500; }
QPushButton:hover, QToolButton[kind]:hover { background: @hover; }
QPushButton:pressed { background: @accent-soft; }
QPushButton:focus, QToolButton[kind]:focus { border: 1px solid @accent; }
QPushButton:disabled, QToolButton[kind]:disabled { color: @disabled; background: @surface; }
QPushButton::menu-indicator, QToolButton::menu-indicator { image: none; width: 0px; }
QPushButton[kind="primary"], QDialog QPushButton:default { border: 1px solid @accent; background: @accent; color: @accent-text;
    font-weight: 600; }
QPushButton[kind="primary"]:hover, QDialog QPushButton:default:hover { background: @accent-hover; }
QPushButton[kind="primary"]:focus, QDialog QPushButton:default:focus { border: 2px solid @text; padding: 6px 12px; }
QPushButton[kind="primary"]:disabled, QDialog QPushButton:default:disabled { border: 1px solid @track; background: @track;
    color: @disabled; padding: 7px 13px; }
QPushButton[kind="keyed"] { text-align: left; }
QPushButton[kind="secondary"]:checked { background: @accent-soft; color: @info; border-color: @accent; font-weight: 600; }
QPushButton[kind="warning"] { color: @warning; font-weight: 600; }
QPushButton[kind="danger"] { color: @danger; }
QPushButton[kind="quiet"], QToolButton[kind="quiet"] { border: 1px solid transparent; background: transparent; padding: 4px 8px; }
QPushButton[kind="quiet"]:hover, QToolButton[kind="quiet"]:hover { background: @hover; }
QPushButton[kind="quiet"]:focus, QToolButton[kind="quiet"]:focus { border: 1px solid @accent; }
QToolButton[kind="section"] { border: 1px solid transparent; background: transparent; padding: 0px; }
QToolButton[kind="section"]:hover { background: @hover; }
QToolButton[kind="section"]:focus { border: 1px solid @accent; }
QPushButton[kind="field"] { text-align: left; font-weight: 400; border: 1px solid @border-strong; padding: 6px 9px; }
QPushButton[kind="field"]:focus { border: 2px solid @accent; padding: 5px 8px; }
QPushButton[kind="link"] { border: 1px solid transparent; background: transparent; color: @link; padding: 2px 4px; text-align: left; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus { border: 1px solid @accent; }
QPushButton[kind="link"][flush="true"] { padding: 2px 0px; }
QPushButton#breadcrumb { font-size: 12px; font-weight: 400; padding: 0px 1px; }
QPushButton[kind="dashed"] { border: 1px dashed @dashed; background: transparent; color: @muted; font-weight: 400; font-size: 13px;
    padding: 5px 10px; }
QPushButton[kind="dashed"]:hover { background: @surface; }
QPushButton[kind="dashed"]:focus { border: 1px solid @accent; }
QToolButton[kind="filter"], QPushButton[kind="filter"] { border: 1px solid transparent; border-radius: 9px; padding: 2px 9px;
    background: @info-soft; color: @info; font-size: 12px; font-weight: 500; }
QToolButton[kind="filter"]:hover, QPushButton[kind="filter"]:hover { border: 1px solid @border; }
QToolButton[kind="filter"]:focus, QPushButton[kind="filter"]:focus { border: 1px solid @accent; }
QToolButton[kind="filter"][active="true"], QPushButton[kind="filter"][active="true"] { background: @accent; color: @accent-text; }
QPushButton[kind="filter"][tight="true"] { padding: 2px 4px; border-radius: 6px; }
QPushButton[kind="filter"][tone="neutral"] { background: @neutral-soft; color: @neutral; }
QPushButton[kind="filter"][tone="warning"] { background: @warning-soft; color: @warning; }
QPushButton[kind="filter"][tone="success"] { background: @success-soft; color: @success; }
QPushButton[kind="row"] { text-align: left; padding: 0px; border: 1px solid transparent; border-radius: 6px; background: transparent; }
QPushButton[kind="row"]:hover { background: @hover; }
QPushButton[kind="row"]:focus { border: 1px solid @accent; }
QPushButton[kind="card"] { text-align: left; padding: 0px; border-radius: 8px; }
"""

_SEGMENTED = """
QFrame[kind="segmented"] { border: 1px solid @border; border-radius: 8px; background: @surface; }
QPushButton[kind="segment"] { border: 1px solid transparent; border-radius: 7px; background: transparent; padding: 6px 13px;
    font-weight: 400; }
QPushButton[kind="segment"][tight="true"] { padding: 2px 11px; }
QPushButton[kind="segment"]:hover { background: @hover; }
QPushButton[kind="segment"]:checked { background: @accent-soft; color: @info; font-weight: 600; }
QPushButton[kind="segment"]:focus { border: 1px solid @accent; }
"""

_FRAMES = """
QFrame[kind="panel"] { background: @surface; border: 1px solid @border; border-radius: 10px; }
QFrame[kind="card"] { background: @surface; border: 1px solid @border; border-radius: 8px; }
QFrame[kind="header"] { background: @surface; border: none; border-bottom: 1px solid @border; }
QFrame[kind="bar"] { background: @surface; border: none; border-bottom: 1px solid @border; }
QFrame[kind="side"] { background: @surface; border: none; border-left: 1px solid @border; }
QFrame[kind="left-side"] { background: @surface; border: none; border-right: 1px solid @border; }
QFrame[kind="left-column"] { background: transparent; border: none; border-right: 1px solid @border; }
QFrame[kind="line"] { background: @border; border: none; max-height: 1px; min-height: 1px; }
QLabel[kind="over-line"] { background: @surface; color: @text; border: 1px solid @border-strong; border-radius: 6px;
  padding: 3px 8px; font-size: 12px; }
QFrame[kind="note-line"] { background: @surface; border: 2px solid @border; border-radius: 8px; }
QFrame[kind="note-line"][active="true"] { border: 2px solid @accent; }
QFrame[kind="callout"] { background: @success-soft; border: none; border-radius: 8px; }
QFrame[kind="advice"] { background: @warning-soft; border: none; border-radius: 8px; }
QWidget[kind="surface"] { background: @surface; }
QFrame#popup { background: @surface; border: 1px solid @border-strong; border-radius: 10px; }
QFrame#navigation { background: @nav; border: none; }
QFrame#safe-band { background: @accent-soft; border: none; border-bottom: 2px solid @accent; }
QFrame#safe-band QLabel, QFrame#safe-band QCheckBox { color: @info; }
QFrame#safe-band QPushButton { padding: 3px 10px; }
QFrame#safe-band QLabel[kind="key"] { border-color: @info; }
QFrame#status { background: @surface; border: none; border-top: 1px solid @border; }
QFrame#status QLabel, QFrame#status QPushButton { font-size: 12px; color: @muted; }
QFrame#status QPushButton { border: 1px solid transparent; background: transparent; padding: 1px 4px; font-weight: 400; }
QFrame#status QPushButton:hover { text-decoration: underline; }
QFrame#status QPushButton:focus { border: 1px solid @accent; border-radius: 4px; }
QFrame#status QPushButton[kind="running"] { background: @nav; color: @nav-active; border-radius: 8px; padding: 1px 10px; font-weight: 600; }
QFrame#status QPushButton[kind="offer"] { border: 1px solid @border; border-radius: 4px; color: @link; padding: 1px 8px; font-weight: 600; }
QFrame#status QPushButton[kind="unsaved"] { color: @danger; font-weight: 600; }
QFrame#status QLabel[kind="saved"] { color: @success; }
QFrame#status QLabel[kind="alert"] { color: @warning; }
QFrame#status QLabel[kind="error"] { color: @danger; font-weight: 600; }
QPushButton#navigation-search { border: 1px solid transparent; border-radius: 6px; background: @nav-field; color: @nav-text;
    text-align: left; padding: 8px 9px; font-weight: 400; }
QPushButton#navigation-search:focus { border: 1px solid @nav-active; }
QLabel[kind="key"] { border: 1px solid @border-strong; border-radius: 4px; padding: 0px 4px; font-size: 11px; color: @muted; }
QPushButton#navigation-search QLabel[kind="key"] { border-color: @nav-muted; color: @nav-muted; }
"""

_TIMER = """
QFrame[kind="timer"] { background: @nav; border: none; border-radius: 10px; }
QFrame[kind="timer"] QLabel { color: @nav-muted; font-size: 13px; }
QFrame[kind="timer"] QLabel[kind="timer-figure"] { color: @nav-active; font-size: 40px; font-weight: 700; }
QFrame[kind="timer"] QLabel[kind="timer-figure"][beside="true"] { font-size: 24px; }
QFrame[kind="timer"] QLabel[kind="timer-small"] { color: @nav-active; font-size: 15px; font-weight: 700; }
QFrame[kind="timer"] QLabel[mood="amber"] { color: @timer-amber; }
QFrame[kind="timer"] QLabel[mood="red"] { color: @timer-red; }
QFrame[kind="timer"] QPushButton { border: 2px solid @nav-active; border-radius: 6px; background: @nav-active; color: @nav-active-text;
    padding: 3px 5px; font-size: 13px; font-weight: 500; }
QFrame[kind="timer"] QPushButton:hover { background: @nav-text; }
QFrame[kind="timer"] QPushButton:focus { border: 2px solid @timer-amber; }
QFrame[kind="timer"] QPushButton:disabled { border-color: @nav-field; background: @nav-field; color: @nav-muted; }
QFrame[kind="timer"] QPushButton[kind="timer-main"] { font-weight: 600; padding: 5px 8px; text-align: left; }
QFrame[kind="timer"] QPushButton[kind="timer-start"] { font-size: 15px; font-weight: 600; padding: 10px 10px; text-align: left; }
QFrame[kind="timer"] QPushButton QLabel[kind="key"] { border-color: @nav-active-text; color: @nav-active-text; font-size: 11px; }
QFrame[kind="timer"] QPushButton[kind="timer-quiet"] { border: 1px solid transparent; background: transparent; color: @nav-text;
    font-weight: 400; padding: 1px 1px; }
QFrame[kind="timer"] QPushButton[kind="timer-quiet"]:hover { background: @nav-hover; }
QFrame[kind="timer"] QPushButton[kind="timer-quiet"]:focus { border: 1px solid @timer-amber; }
QFrame[kind="timer"] QPushButton[kind="timer-quiet"]:disabled { background: transparent; color: @nav-muted; }
QFrame[kind="timer"] QPushButton[kind="timer-undo"] { border: 1px solid @nav-muted; background: transparent; color: @nav-active;
    font-weight: 400; padding: 2px 6px; }
QFrame[kind="timer"] QPushButton[kind="timer-undo"]:hover { background: @nav-hover; }
QFrame[kind="timer"] QPushButton[kind="timer-undo"]:focus { border: 1px solid @timer-amber; }
QPushButton[kind="row"] { border: 1px solid transparent; border-radius: 6px; background: transparent; color: @muted; text-align: left;
    padding: 2px 1px; font-size: 13px; font-weight: 400; }
QPushButton[kind="row"]:hover { background: @hover; color: @text; }
QPushButton[kind="row"]:focus { border: 1px solid @accent; }
"""

_FIELDS = """
QCheckBox::indicator, QListView::indicator, QTreeView::indicator, QTableView::indicator { width: 15px; height: 15px;
    border: 1px solid @border-strong; border-radius: 4px; background: @surface; }
QCheckBox::indicator:checked, QListView::indicator:checked, QTreeView::indicator:checked, QTableView::indicator:checked {
    border: 1px solid @accent; background: @accent; image: url(@icon-check); }
QCheckBox::indicator:indeterminate { border: 1px solid @accent; background: @accent; image: url(@icon-minus); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border: 1px solid @border; }
QRadioButton::indicator { width: 15px; height: 15px; border: 1px solid @border-strong; border-radius: 8px; background: @surface; }
QRadioButton::indicator:checked { width: 7px; height: 7px; border: 5px solid @accent; border-radius: 8px; background: @surface; }
QAbstractScrollArea { border: none; background: transparent; }
QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QTimeEdit, QComboBox { border: 1px solid @border-strong;
    border-radius: 8px; background: @surface; color: @text; padding: 6px 9px; selection-background-color: @accent;
    selection-color: @accent-text; }
QLineEdit[kind="search"] { border-color: @border; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QTimeEdit:focus, QComboBox:focus {
    border: 2px solid @accent; padding: 5px 8px; }
QTextEdit[kind="bare"], QTextEdit[kind="bare"]:focus { border: none; border-radius: 0px; padding: 0px; background: transparent; }
QTextEdit[kind="reading"] { border: 2px solid transparent; border-radius: 0px; padding: 0px; background: transparent; }
QTextEdit[kind="reading"]:focus { border: 2px solid @accent; border-radius: 0px; padding: 0px; }
QLineEdit[kind="inline"], QLineEdit[kind="inline"]:focus { border: 1px solid @accent; border-radius: 5px; padding: 1px 6px; }
QLineEdit[kind="tight"] { padding: 6px 4px; }
QLineEdit[kind="tight"]:focus { padding: 5px 3px; }
QLineEdit:read-only, QPlainTextEdit:read-only { background: @sunken; }
QLineEdit[invalid="true"], QPlainTextEdit[invalid="true"] { border: 2px solid @danger; padding: 5px 8px; }
QLineEdit[kind="title"] { border: 1px solid transparent; background: transparent; font-size: 22px; font-weight: 700; padding: 0px 2px; }
QLineEdit[kind="title"][letters="18"] { font-size: 18px; }
QLineEdit[kind="title"][letters="16"] { font-size: 16px; }
QLineEdit[kind="title"]:hover { border: 1px solid @border; }
QLineEdit[kind="title"]:focus { border: 1px solid @accent; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QSpinBox:disabled, QTimeEdit:disabled,
    QComboBox:disabled { color: @disabled; }
QComboBox::drop-down { border: none; width: 28px; }
QComboBox::down-arrow { image: url(@icon-chevron-down); width: 18px; height: 18px; }
QSpinBox, QTimeEdit { padding-right: 28px; }
QSpinBox::up-button, QTimeEdit::up-button { subcontrol-origin: border; subcontrol-position: top right; border: none; width: 26px;
    background: transparent; }
QSpinBox::down-button, QTimeEdit::down-button { subcontrol-origin: border; subcontrol-position: bottom right; border: none;
    width: 26px; background: transparent; }
QSpinBox::up-arrow, QTimeEdit::up-arrow { image: url(@icon-arrow-up); width: 12px; height: 12px; }
QSpinBox::down-arrow, QTimeEdit::down-arrow { image: url(@icon-arrow-down); width: 12px; height: 12px; }
QComboBox { combobox-popup: 0; }
QComboBox QAbstractItemView { background: @surface; outline: none; }
QCheckBox, QRadioButton { spacing: 8px; background: transparent; border: 1px solid transparent; border-radius: 4px; padding: 1px; }
QCheckBox:focus, QRadioButton:focus { border: 1px solid @accent; }
"""

_VIEWS = """
QTableView, QTreeView, QListView { background: @surface; alternate-background-color: @surface; border: none;
    gridline-color: @border; outline: none; selection-background-color: @selected; selection-color: @selected-text; }
QDialog QListView, QDialog QTreeView, QDialog QTableView, QScrollArea[kind="ringed"] { border: 2px solid transparent; }
QDialog QListView:focus, QDialog QTreeView:focus, QDialog QTableView:focus, QScrollArea[kind="ringed"]:focus {
    border: 2px solid @accent; }
QComboBox QAbstractItemView, QComboBox QAbstractItemView:focus { border: 1px solid @border-strong; }
QListView[kind="cards"] { background: transparent; }
QListView#completion { border: 1px solid @border-strong; padding: 2px; }
QListView#completion::item { padding: 5px 8px; border-radius: 5px; }
QListView#completion::item:selected { background: @selected; color: @selected-text; }
QHeaderView { background: @sunken; border: none; }
QHeaderView::section { background: @sunken; color: @muted; border: none; border-bottom: 1px solid @border; padding: 9px 10px;
    font-size: 12px; font-weight: 500; }
QHeaderView::up-arrow { image: url(@icon-arrow-up); width: 12px; height: 12px; }
QHeaderView::down-arrow { image: url(@icon-arrow-down); width: 12px; height: 12px; }
QTableCornerButton::section { background: @sunken; border: none; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0px; }
QScrollBar::handle { background: @dashed; border-radius: 4px; margin: 2px; min-height: 28px; min-width: 28px; }
QScrollBar::handle:hover { background: @border-strong; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0px; height: 0px; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { border: none; border-radius: 3px; background: @track; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }
QTabBar::tab { background: transparent; color: @muted; padding: 8px 12px; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: @text; background: @accent-soft; border-bottom: 2px solid @accent; font-weight: 600; }
QTabBar::tab:selected:focus { border: 2px solid @accent; padding: 6px 10px 8px 10px; }
QTabWidget::pane { border: none; border-top: 1px solid @border; }
"""

_MENUS = """
QMenuBar { background: @surface; color: @text; border: none; border-bottom: 1px solid @border; padding: 2px 6px; }
QMenuBar::item { background: transparent; padding: 5px 9px; border-radius: 4px; }
QMenuBar::item:selected { background: @accent-soft; }
QMenu { menu-scrollable: 1; background: @surface; color: @text; border: 1px solid @border; padding: 5px; }
QMenu::item { padding: 5px 22px 5px 10px; border-radius: 5px; }
QMenu::item:selected { background: @selected; color: @selected-text; }
QMenu::item:disabled { color: @disabled; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: @border; margin: 5px 8px; }
QDialog { background: @surface; }
QFileDialog { backward-icon: url(@icon-arrow-left); forward-icon: url(@icon-arrow-right); filedialog-backward-icon: url(@icon-arrow-left);
    filedialog-parent-directory-icon: url(@icon-arrow-up); }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
"""

_WHOLE = _TEXT + _TAGS + _BUTTONS + _SEGMENTED + _FRAMES + _TIMER + _FIELDS + _VIEWS + _MENUS
_ICON = re.compile(r"@icon-([a-z0-9-]+)")
_TOKEN = re.compile(r"@([a-z][a-z-]*)")
_PIXELS = re.compile(r"(\d+)px")


def sheet() -> str:
    """The style sheet in the theme and zoom in use. KeyError for a token that is not in ui/look/tokens.py."""
    text = _ICON.sub(lambda match: _icon_file(match[1]), _WHOLE)
    text = _TOKEN.sub(lambda match: theme.color(match[1]).name(), text)
    if theme.zoom() == 1:
        return text
    # lines of one or two pixels are not scaled
    return _PIXELS.sub(lambda match: match[0] if int(match[1]) <= 2 else f"{theme.px(int(match[1]))}px", text)


def _icon_file(name: str) -> str:
    # style sheets accept only files: an SVG with currentColor is drawn black, so these few exist in both colours
    shade = "dark" if theme.is_dark() else "light"
    return resources.path("icons", "drawn", f"{name}-{shade}.svg").as_posix()
